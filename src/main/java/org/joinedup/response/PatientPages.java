package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
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

    static HttpResponse<String> to(String token, String page) {
        return Pages.seeOther(link(token) + page);
    }

    /** The page while answers may be given; afterwards the receipt, whichever page was asked. */
    HttpResponse<String> whileOpen(String token, Function<Visit.Open, HttpResponse<String>> page) {
        return switch (visits.at(token)) {
            case Visit.Open open -> page.apply(open);
            case Visit.Completed ignored -> to(token, "/receipt");
            case Visit.Unknown ignored -> unknown();
            case Visit.Ended ended -> ended(ended);
            case Visit.NotOpen notOpen -> notOpen(notOpen);
        };
    }

    /** The same, where the person must have said who answers; else the first page. */
    HttpResponse<String> onceBegun(
            String token,
            Function<Visit.Open, Function<OpenQuestionnaire, HttpResponse<String>>> page) {
        return whileOpen(
                token,
                open ->
                        open.begun()
                                .map(begun -> page.apply(open).apply(begun))
                                .orElseGet(() -> to(token, "")));
    }

    HttpResponse<String> receipt(String token) {
        return switch (visits.at(token)) {
            case Visit.Open ignored -> to(token, "");
            case Visit.Completed completed -> receipt(completed);
            case Visit.Unknown ignored -> unknown();
            case Visit.Ended ended -> ended(ended);
            case Visit.NotOpen notOpen -> notOpen(notOpen);
        };
    }

    HttpResponse<String> show(
            HttpStatus status, String template, Visit.Open open, String name, Object view) {
        return pages.page(
                status,
                "response/" + template,
                words(open),
                Map.of(name, view, "demonstration", open.survey().demonstration()));
    }

    Messages words(Visit.Open open) {
        return Messages.in(open.questionnaire().language());
    }

    /** The last day on which the link works. */
    String lastDay(Visit.Open open) {
        return date(open.invitation().expiresAt().minusMillis(1), words(open));
    }

    private String date(Instant instant, Messages words) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale())
                .withZone(clock.getZone())
                .format(instant);
    }

    private HttpResponse<String> receipt(Visit.Completed completed) {
        Messages words = Messages.in(completed.survey().language());
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
                        "demonstration",
                        completed.survey().demonstration()));
    }

    private HttpResponse<String> unknown() {
        return notice(HttpStatus.NOT_FOUND, Messages.in("en"), "patient.unknown", "");
    }

    private HttpResponse<String> ended(Visit.Ended ended) {
        String key =
                switch (ended.state()) {
                    case WITHDRAWN -> "patient.withdrawn";
                    case OPTED_OUT -> "patient.opted-out";
                    case InvitationState ignored -> "patient.expired";
                };
        return notice(HttpStatus.GONE, ended.survey(), key);
    }

    private HttpResponse<String> notOpen(Visit.NotOpen notOpen) {
        return notOpen.state() == SurveyState.PAUSED
                ? notice(HttpStatus.CONFLICT, notOpen.survey(), "patient.paused")
                : notice(HttpStatus.GONE, notOpen.survey(), "patient.closed");
    }

    private HttpResponse<String> notice(HttpStatus status, Survey survey, String key) {
        return notice(status, Messages.in(survey.language()), key, survey.askedBy());
    }

    private HttpResponse<String> notice(
            HttpStatus status, Messages words, String key, String askedBy) {
        return pages.page(status, "response/notice", words, Map.of("key", key, "askedBy", askedBy));
    }
}
