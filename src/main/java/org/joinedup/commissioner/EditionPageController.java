package org.joinedup.commissioner;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.commissioner.EditionPage.Choices;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.EditionId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.publication.CheckFilter;
import org.joinedup.publication.DecideEdition;
import org.joinedup.publication.Edition;
import org.joinedup.publication.Editions;
import org.joinedup.publication.Metric;
import org.joinedup.publication.Metrics;
import org.joinedup.publication.Observations;
import org.joinedup.publication.Observations.Filter;
import org.joinedup.web.Messages;
import org.joinedup.web.Page;
import org.joinedup.web.Pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where administrators look at editions, at what is kept back of them and why, and decide. */
@Hidden
@Controller("/editions")
@Produces(MediaType.TEXT_HTML)
@Secured(Role.IS_ADMINISTRATOR)
class EditionPageController {
    private static final int LINES = 100;
    private static final List<String> SYMBOLS = List.of("[c]", "[u]", "[low]", "[x]", "[z]");

    private final Editions editions;
    private final Observations observations;
    private final Metrics metrics;
    private final CheckFilter check;
    private final DecideEdition decideEdition;
    private final DisclosureRules rules;
    private final Pages pages;

    EditionPageController(
            Editions editions,
            Observations observations,
            Metrics metrics,
            CheckFilter check,
            DecideEdition decideEdition,
            DisclosureRules rules,
            Pages pages) {
        this.editions = editions;
        this.observations = observations;
        this.metrics = metrics;
        this.check = check;
        this.decideEdition = decideEdition;
        this.rules = rules;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> list() {
        return pages.ok("commissioner/editions", words(), Map.of("editions", editions.all(false)));
    }

    @Get("/{id}")
    HttpResponse<?> show(
            EditionId id,
            @QueryValue(defaultValue = "") String level,
            @QueryValue(defaultValue = "") String metric,
            @QueryValue(defaultValue = "") String symbol,
            @QueryValue @Nullable Integer after,
            Caller caller) {
        return editions.find(id)
                .<HttpResponse<?>>map(
                        edition ->
                                page(
                                        HttpStatus.OK,
                                        edition,
                                        filter(level, metric, symbol),
                                        Optional.ofNullable(after),
                                        caller,
                                        ""))
                .orElseGet(HttpResponse::notFound);
    }

    @Post("/{id}/publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> publish(EditionId id, Caller caller) {
        return decided(id, decideEdition.publish(id, caller), caller);
    }

    @Post("/{id}/discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> discard(EditionId id, Caller caller) {
        return decided(id, decideEdition.discard(id, caller), caller);
    }

    private HttpResponse<?> decided(EditionId id, DecideEdition.Outcome outcome, Caller caller) {
        return switch (outcome) {
            case DecideEdition.Outcome.Decided ignored -> Pages.seeOther("/editions/" + id);
            case DecideEdition.Outcome.NotFound ignored -> HttpResponse.notFound();
            case DecideEdition.Outcome.Refused refused ->
                    page(
                            HttpStatus.CONFLICT,
                            editions.find(id).orElseThrow(),
                            Filter.ALL,
                            Optional.empty(),
                            caller,
                            refused.reason());
        };
    }

    /** What was mistyped in an address chooses nothing. */
    private Filter filter(String level, String metric, String symbol) {
        Filter filter =
                new Filter(
                        chosen(metric),
                        chosen(level),
                        Optional.empty(),
                        Optional.empty(),
                        chosen(symbol));
        return check.faults(filter).isEmpty() ? filter : Filter.ALL;
    }

    private static Optional<String> chosen(String choice) {
        return Optional.of(choice).filter(text -> !text.isBlank());
    }

    private HttpResponse<byte[]> page(
            HttpStatus status,
            Edition edition,
            Filter filter,
            Optional<Integer> after,
            Caller caller,
            String refusal) {
        Page<Observations.Published> lines =
                Page.of(
                        observations.lines(
                                List.of(edition),
                                filter,
                                after.map(line -> new Observations.Position(edition.id(), line)),
                                LINES + 1),
                        LINES,
                        each -> Integer.toString(each.line().line()));
        EditionPage page =
                new EditionPage(
                        edition,
                        observations.counts(edition.id()),
                        lines.items().stream().map(Observations.Published::line).toList(),
                        new Choices(
                                levels(),
                                codes(edition),
                                SYMBOLS,
                                filter.level().orElse(""),
                                filter.metric().orElse(""),
                                filter.symbol().orElse("")),
                        Optional.ofNullable(lines.next()),
                        Unsettled.on(
                                LocalDate.ofInstant(edition.asOf(), EditionPage.LONDON),
                                edition.period(),
                                rules),
                        edition.preparedBy().equals(caller.name()),
                        refusal);
        return pages.page(status, "commissioner/edition", words(), Map.of("page", page));
    }

    private static List<String> levels() {
        return Stream.concat(Stream.of(GroupKind.values()).map(Coded::code), Stream.of("service"))
                .toList();
    }

    private List<String> codes(Edition edition) {
        return metrics.all().stream()
                .filter(metric -> metric.instrument().equals(edition.instrument()))
                .map(Metric::code)
                .toList();
    }

    private static Messages words() {
        return Messages.in("en");
    }
}
