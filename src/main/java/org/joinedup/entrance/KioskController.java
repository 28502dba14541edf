package org.joinedup.entrance;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.response.LeaveKiosk;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.Optional;

/**
 * The device on the ward. Its cookie lets it begin visits and end them, and nothing else.
 *
 * <p>To look at the start page ends the visit before, so that it is enough to go there: by a link,
 * by the page's own refresh where there are no scripts, or by the script after a minute.
 */
@Hidden
@Controller(LeaveKiosk.START)
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class KioskController {
    private final RunKiosk runKiosk;
    private final StartPages pages;
    private final Limits limits;

    KioskController(RunKiosk runKiosk, StartPages pages, Limits limits) {
        this.runKiosk = runKiosk;
        this.pages = pages;
        this.limits = limits;
    }

    @Get
    HttpResponse<byte[]> start(
            @CookieValue(LeaveKiosk.COOKIE) Optional<String> key, HttpRequest<?> request) {
        return key.flatMap(runKiosk::leave)
                .<HttpResponse<byte[]>>map(
                        kiosk ->
                                // Nothing of the person before: no kept page, and nothing that a
                                // script has kept.
                                pages.start(
                                                words(kiosk, request),
                                                kiosk.surveyId(),
                                                kiosk.serviceId(),
                                                LeaveKiosk.START + "/start")
                                        .cookie(LeaveKiosk.forgetLook())
                                        .header("Clear-Site-Data", "\"cache\", \"storage\""))
                .orElseGet(this::none);
    }

    @Post("/start")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> begin(
            @CookieValue(LeaveKiosk.COOKIE) Optional<String> key, HttpRequest<?> request) {
        Optional<Kiosk> kiosk = key.flatMap(runKiosk::leave);
        if (kiosk.isEmpty()) {
            return none();
        }
        Messages words = words(kiosk.get(), request);
        if (!limits.allowAt(kiosk.get())) {
            return pages.notice(HttpStatus.TOO_MANY_REQUESTS, words, "error.busy");
        }
        return runKiosk.begin(kiosk.get(), words.language())
                .map(visit -> Pages.seeOther("/s/" + visit.token()))
                .orElseGet(() -> pages.notice(HttpStatus.GONE, words, "walk-in.closed"));
    }

    private Messages words(Kiosk kiosk, HttpRequest<?> request) {
        return pages.words(kiosk.surveyId(), request).and(Messages.Variant.KIOSK);
    }

    private HttpResponse<byte[]> none() {
        return pages.notice(HttpStatus.NOT_FOUND, Messages.in("en"), "kiosk.none");
    }
}
