package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.Map;

/** Where coordinators watch a survey. */
@Hidden
@Controller("/surveys")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class WatchPageController {
    private final Surveys surveys;
    private final ReportFieldwork reportFieldwork;
    private final ExportWatched exportWatched;
    private final Pages pages;

    WatchPageController(
            Surveys surveys,
            ReportFieldwork reportFieldwork,
            ExportWatched exportWatched,
            Pages pages) {
        this.surveys = surveys;
        this.reportFieldwork = reportFieldwork;
        this.exportWatched = exportWatched;
        this.pages = pages;
    }

    @Get("/{id}/fieldwork")
    HttpResponse<?> watch(SurveyId id, Caller caller) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(this::page)
                .orElseGet(this::notFound);
    }

    private HttpResponse<byte[]> page(Survey survey) {
        Messages words = words();
        FieldworkReport report = reportFieldwork.report(survey, words);
        return pages.ok(
                "fieldwork/watch",
                words,
                Map.of("page", new WatchPage(survey, report, ArrangeTables.of(report, words))));
    }

    @Get("/{id}/fieldwork/csv/{table}")
    @Produces({ReportController.CSV, MediaType.TEXT_HTML})
    HttpResponse<?> csv(SurveyId id, String table, Caller caller) {
        return exportWatched
                .export(id, table, caller)
                .<HttpResponse<?>>map(
                        csv ->
                                ReportController.file(csv, table)
                                        .toMutableResponse()
                                        .contentType(ReportController.CSV))
                .orElseGet(this::notFound);
    }

    private HttpResponse<byte[]> notFound() {
        return pages.page(
                HttpStatus.NOT_FOUND, "web/error", words(), Map.of("key", "error.not-found"));
    }

    private static Messages words() {
        return Messages.in("en");
    }
}
