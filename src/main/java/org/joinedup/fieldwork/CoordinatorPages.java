package org.joinedup.fieldwork;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.fieldwork.SurveyViews.Line;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.StaffLanguage;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What all pages of the survey coordinator share. */
@Singleton
class CoordinatorPages {
    private final Surveys surveys;
    private final Services services;
    private final Instruments instruments;
    private final Pages pages;
    private final Clock clock;

    CoordinatorPages(
            Surveys surveys, Services services, Instruments instruments, Pages pages, Clock clock) {
        this.surveys = surveys;
        this.services = services;
        this.instruments = instruments;
        this.pages = pages;
        this.clock = clock;
    }

    /** What the caller may not see does not exist. */
    HttpResponse<?> of(SurveyId id, Caller caller, Function<Survey, HttpResponse<?>> page) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(page)
                .orElseGet(HttpResponse::notFound);
    }

    HttpResponse<byte[]> show(String template, Object view) {
        return show(HttpStatus.OK, template, view);
    }

    HttpResponse<byte[]> show(HttpStatus status, String template, Object view) {
        HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
        return StaffLanguage.keep(
                request,
                pages.page(
                        status,
                        "fieldwork/" + template,
                        StaffLanguage.words(request),
                        Map.of("view", view)));
    }

    Messages words() {
        return StaffLanguage.words(ServerRequestContext.currentRequest().orElseThrow());
    }

    Line line(Survey survey) {
        return new Line(
                survey.id().toString(),
                survey.title(),
                services.codeOfOrganisation(survey.ownerId()).orElseThrow(),
                survey.state().code(),
                survey.periodFrom(),
                survey.periodTo(),
                survey.instruments().stream().map(this::title).toList(),
                survey.demonstration());
    }

    String title(InstrumentId id) {
        return instruments.find(id).map(Instrument::title).orElse(id.toString());
    }

    String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK)
                .withZone(clock.getZone())
                .format(at);
    }
}
