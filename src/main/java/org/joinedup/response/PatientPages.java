package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.response.PatientView.Setting;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
            case Visit.Completed completed -> receipt(token, completed);
            case Visit.Unknown ignored -> unknown();
            case Visit.Ended ended -> ended(ended);
            case Visit.NotOpen notOpen -> notOpen(notOpen);
        };
    }

    /**
     * @param at the page, as what follows the link in its address
     */
    HttpResponse<String> show(
            HttpStatus status,
            String template,
            Visit.Open open,
            Setting at,
            String name,
            Object view) {
        return pages.page(
                status, "response/" + template, words(open), Map.of(name, view, "setting", at));
    }

    /** Where a page of an open questionnaire stands, and how it looks. */
    Setting setting(String token, String page, Visit.Open open) {
        return new Setting(
                link(token),
                page,
                look(open.invitation().formatNeeds()).code(),
                open.begun().isPresent() ? Setting.BEGUN : Setting.NOTHING_KEPT,
                open.survey().demonstration());
    }

    Messages words(Visit.Open open) {
        return words(open.questionnaire().language(), look(open.invitation().formatNeeds()));
    }

    private static Messages words(String language, Look look) {
        Messages words = Messages.in(language);
        return look == Look.EASY_READ ? words.easy() : words;
    }

    private static Look look(List<String> formatNeeds) {
        return ServerRequestContext.currentRequest()
                .map(request -> Look.of(request, formatNeeds))
                .orElse(Look.STANDARD);
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

    private HttpResponse<String> receipt(String token, Visit.Completed completed) {
        Look look = look(completed.formatNeeds());
        Messages words = words(completed.survey().language(), look);
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
                        "setting",
                        new Setting(
                                link(token),
                                "/receipt",
                                look.code(),
                                Setting.OVER,
                                completed.survey().demonstration())));
    }

    private HttpResponse<String> unknown() {
        return notice(HttpStatus.NOT_FOUND, "en", "patient.unknown", Setting.OVER, "");
    }

    private HttpResponse<String> ended(Visit.Ended ended) {
        String key =
                switch (ended.state()) {
                    case WITHDRAWN -> "patient.withdrawn";
                    case OPTED_OUT -> "patient.opted-out";
                    case InvitationState ignored -> "patient.expired";
                };
        return notice(HttpStatus.GONE, ended.survey(), key, Setting.OVER);
    }

    private HttpResponse<String> notOpen(Visit.NotOpen notOpen) {
        return notOpen.state() == SurveyState.PAUSED
                ? notice(
                        HttpStatus.CONFLICT,
                        notOpen.survey(),
                        "patient.paused",
                        Setting.NOTHING_KEPT)
                : notice(HttpStatus.GONE, notOpen.survey(), "patient.closed", Setting.OVER);
    }

    private HttpResponse<String> notice(
            HttpStatus status, Survey survey, String key, String state) {
        return notice(status, survey.language(), key, state, survey.askedBy());
    }

    private HttpResponse<String> notice(
            HttpStatus status, String language, String key, String state, String askedBy) {
        Look look = look(List.of());
        Setting setting = new Setting("", "", look.code(), state, false);
        return pages.page(
                status,
                "response/notice",
                words(language, look),
                Map.of("key", key, "askedBy", askedBy, "setting", setting));
    }
}
