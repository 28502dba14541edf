package org.joinedup.commissioner;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.EditionId;
import org.joinedup.publication.Edition;
import org.joinedup.publication.EditionState;
import org.joinedup.publication.Editions;
import org.joinedup.publication.Observations;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.List;
import java.util.Map;

/** Asks once more before an edition is published or discarded, for neither can be undone. */
@Hidden
@Controller("/editions/{id}")
@Produces(MediaType.TEXT_HTML)
@Secured(Role.IS_ADMINISTRATOR)
class EditionDecisionController {
    private final Editions editions;
    private final Observations observations;
    private final EditionAccess access;
    private final Pages pages;

    EditionDecisionController(
            Editions editions, Observations observations, EditionAccess access, Pages pages) {
        this.editions = editions;
        this.observations = observations;
        this.access = access;
        this.pages = pages;
    }

    @Get("/publish")
    HttpResponse<?> publish(EditionId id, Caller caller) {
        return editions.find(id)
                .<HttpResponse<?>>map(
                        edition ->
                                edition.preparedBy().equals(caller.name())
                                        ? back(edition)
                                        : ask("publish", edition))
                .orElseGet(HttpResponse::notFound);
    }

    @Get("/discard")
    HttpResponse<?> discard(EditionId id) {
        return editions.find(id)
                .<HttpResponse<?>>map(edition -> ask("discard", edition))
                .orElseGet(HttpResponse::notFound);
    }

    private HttpResponse<?> ask(String act, Edition edition) {
        if (edition.state() != EditionState.PREPARED) {
            return back(edition);
        }
        List<Observations.Count> counts = observations.counts(edition.id());
        EditionDecision decision =
                new EditionDecision(
                        act,
                        edition,
                        EditionPage.lines(counts),
                        EditionPage.withoutValue(counts),
                        access.isOpen());
        return pages.ok("commissioner/confirm", Messages.in("en"), Map.of("decision", decision));
    }

    /** Its page says how it stands. */
    private static HttpResponse<?> back(Edition edition) {
        return Pages.seeOther("/editions/" + edition.id());
    }
}
