package org.joinedup.fieldwork;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Messages;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

/** How a survey goes, for machines. */
@Controller("/api/v1/surveys")
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class ReportController {
    static final String CSV = "text/csv;charset=utf-8";

    private final Surveys surveys;
    private final ReportFieldwork reportFieldwork;
    private final ExportWatched exportWatched;

    ReportController(
            Surveys surveys, ReportFieldwork reportFieldwork, ExportWatched exportWatched) {
        this.surveys = surveys;
        this.reportFieldwork = reportFieldwork;
        this.exportWatched = exportWatched;
    }

    @Operation(
            operationId = "fieldworkReport",
            summary = "How a survey goes: people, response rates, sending, and what needs doing",
            description =
                    "Counts by service, mode, language and day; the response rate with its interval"
                            + " beside the range that was found elsewhere; where people broke off;"
                            + " a forecast; how far sending and lists are.")
    @ApiResponse(
            responseCode = "200",
            description = "As of now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FieldworkReport.class)))
    @Get("/{id}/fieldwork/report")
    HttpResponse<?> report(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(
                        survey ->
                                HttpResponse.ok(reportFieldwork.report(survey, Messages.in("en"))))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "fieldworkTable",
            summary = "One table of the report as CSV",
            description =
                    "attention, total, services, modes, languages, days, answered, unfinished,"
                            + " forecast, sending or imports")
    @ApiResponse(
            responseCode = "200",
            description = "CSV",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Get("/{id}/fieldwork/tables/{table}")
    @Produces(CSV)
    HttpResponse<?> table(
            @Schema(type = "string", format = "uuid") SurveyId id,
            String table,
            @Parameter(hidden = true) Caller caller) {
        return exportWatched
                .export(id, table, caller)
                .<HttpResponse<?>>map(csv -> file(csv, table))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    static HttpResponse<String> file(String csv, String table) {
        return HttpResponse.ok(csv)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"fieldwork-%s.csv\"".formatted(table));
    }
}
