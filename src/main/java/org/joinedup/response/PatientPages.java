package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.Respondent;
import org.joinedup.response.PatientView.Keeping;
import org.joinedup.response.PatientView.Setting;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What all patient's pages share: where a link does not lead to an open questionnaire. */
@Singleton
class PatientPages {
    private final Visits visits;
    private final Pages pages;
    private final Clock clock;

    PatientPages(Visits visits, Pages pages, Clock clock) {
        this.visits = visits;
        this.pages = pages;
        this.clock = clock;
    }

    static String link(String token) {
        return "/s/" + token;
    }

    static HttpResponse<byte[]> to(String token, String page) {
        return Pages.seeOther(link(token) + page);
    }

    /** The page while answers may be given; afterwards the receipt, whichever page was asked. */
    HttpResponse<byte[]> whileOpen(String token, Function<Visit.Open, HttpResponse<byte[]>> page) {
        return switch (visits.at(token)) {
            case Visit.Open open -> page.apply(open);
            case Visit.Completed ignored -> to(token, "/receipt");
            case Visit.Unknown ignored -> unknown();
            case Visit.Ended ended -> ended(ended);
            case Visit.NotOpen notOpen -> notOpen(notOpen);
        };
    }

    /** The same, where the person must have said who answers; else the first page. */
    HttpResponse<byte[]> onceBegun(
            String token,
            Function<Visit.Open, Function<OpenQuestionnaire, HttpResponse<byte[]>>> page) {
        return whileOpen(
                token,
                open ->
                        open.begun()
                                .map(begun -> page.apply(open).apply(begun))
                                .orElseGet(() -> to(token, "")));
    }

    HttpResponse<byte[]> receipt(String token) {
        return switch (visits.at(token)) {
            case Visit.Open ignored -> to(token, "");
            case Visit.Completed completed -> receipt(token, completed);
            case Visit.Unknown ignored -> unknown();
            case Visit.Ended ended -> ended(ended);
            case Visit.NotOpen notOpen -> notOpen(notOpen);
        };
    }

    /**
     * @param at the page, as what follows the link in its address
     */
    HttpResponse<byte[]> show(
            HttpStatus status,
            String template,
            Visit.Open open,
            Setting at,
            String name,
            Object view) {
        Messages words =
                words(open)
                        .offering(LanguageChange.at(at.link(), at.page(), open.reading().others()));
        return pages.page(status, "response/" + template, words, Map.of(name, view, "setting", at));
    }

    /** Where a page of an open questionnaire stands, and how it looks. */
    Setting setting(String token, String page, Visit.Open open) {
        return new Setting(
                link(token),
                page,
                look(open.reading()).code(),
                keeping(open),
                open.survey().demonstration());
    }

    /**
     * After somebody at a kiosk the next person uses the same device: nothing is kept on it. Nor is
     * there anything to keep of a preview.
     */
    private static Keeping keeping(Visit.Open open) {
        return open.begun()
                .filter(begun -> !open.reading().kiosk() && !open.reading().preview())
                .map(begun -> Keeping.begun(open.invitation().id(), begun.submissionId()))
                .orElseGet(Keeping::nothing);
    }

    /** Who answers for somebody else is spoken to of that person. */
    Messages words(Visit.Open open) {
        Messages words = words(open.reading());
        return open.begun()
                .filter(begun -> begun.respondent() == Respondent.PROXY)
                .map(proxy -> words.and(Messages.Variant.PROXY))
                .orElse(words);
    }

    private static Messages words(Visit.Reading reading) {
        Messages own = Messages.in(reading.language());
        Messages here = reading.kiosk() ? own.and(Messages.Variant.KIOSK) : own;
        Messages words = reading.preview() ? here.and(Messages.Variant.PREVIEW) : here;
        return look(reading) == Look.EASY_READ ? words.and(Messages.Variant.EASY) : words;
    }

    private static Look look(Visit.Reading reading) {
        return ServerRequestContext.currentRequest()
                .map(request -> Look.of(request, reading.formatNeeds()))
                .orElse(Look.STANDARD);
    }

    /** The last day on which the link works. */
    String lastDay(Visit.Open open) {
        return date(open.invitation().expiresAt().minusMillis(1), words(open));
    }

    private String date(Instant instant, Messages words) {
        return words.date(instant.atZone(clock.getZone()));
    }

    HttpResponse<byte[]> receipt(String token, Visit.Completed completed) {
        Visit.Reading reading = completed.reading();
        Messages words =
                words(reading)
                        .offering(LanguageChange.at(link(token), "/receipt", reading.others()));
        return pages.ok(
                "response/receipt",
                words,
                Map.of(
                        "receipt",
                        completed.receipt().code(),
                        "sentOn",
                        date(completed.receipt().submittedAt(), words),
                        "askedBy",
                        completed.survey().askedBy(),
                        "contact",
                        completed.survey().contact().orElse(""),
                        "setting",
                        new Setting(
                                link(token),
                                "/receipt",
                                look(reading).code(),
                                reading.preview()
                                        ? Keeping.nothing()
                                        : Keeping.over(reading.invitation()),
                                completed.survey().demonstration())));
    }

    /** On a kiosk it is the page of somebody who has gone. */
    private HttpResponse<byte[]> unknown() {
        if (ServerRequestContext.currentRequest()
                .filter(request -> request.getCookies().contains(LeaveKiosk.COOKIE))
                .isPresent()) {
            return Pages.seeOther(LeaveKiosk.START);
        }
        return notice(
                HttpStatus.NOT_FOUND, Optional.empty(), "patient.unknown", Keeping.over(), "");
    }

    private HttpResponse<byte[]> ended(Visit.Ended ended) {
        String key =
                switch (ended.state()) {
                    case WITHDRAWN -> "patient.withdrawn";
                    case OPTED_OUT -> "patient.opted-out";
                    case InvitationState ignored -> "patient.expired";
                };
        return notice(
                HttpStatus.GONE,
                Optional.of(ended.reading()),
                key,
                Keeping.over(ended.reading().invitation()),
                ended.survey().askedBy());
    }

    private HttpResponse<byte[]> notOpen(Visit.NotOpen notOpen) {
        boolean paused = notOpen.state() == SurveyState.PAUSED;
        Visit.Reading reading = notOpen.reading();
        return notice(
                paused ? HttpStatus.CONFLICT : HttpStatus.GONE,
                Optional.of(reading),
                paused ? "patient.paused" : "patient.closed",
                paused ? Keeping.nothing() : Keeping.over(reading.invitation()),
                notOpen.survey().askedBy());
    }

    /**
     * @param reading empty where it is not known whose page it is
     */
    private HttpResponse<byte[]> notice(
            HttpStatus status,
            Optional<Visit.Reading> reading,
            String key,
            Keeping keeping,
            String askedBy) {
        Messages words =
                reading.map(PatientPages::words)
                        .map(
                                own ->
                                        own.offering(
                                                LanguageChange.here(
                                                        reading.orElseThrow().others())))
                        .orElseGet(() -> Messages.in("en"));
        String look = reading.map(PatientPages::look).orElse(Look.STANDARD).code();
        return pages.page(
                status,
                "response/notice",
                words,
                Map.of(
                        "key",
                        key,
                        "askedBy",
                        askedBy,
                        "setting",
                        new Setting("", "", look, keeping, false)));
    }
}
