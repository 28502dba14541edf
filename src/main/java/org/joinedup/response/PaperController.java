package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
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
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.Optional;

/** Paper forms, keyed in. */
@Controller("/api/v1/surveys")
@Tag(name = "responses")
@AnswersProblems
class PaperController {
    private final Surveys surveys;
    private final ImportPaperResponses importResponses;

    PaperController(Surveys surveys, ImportPaperResponses importResponses) {
        this.surveys = surveys;
        this.importResponses = importResponses;
    }

    /**
     * What a file has changed.
     *
     * @param unchanged lines that were stored before, and say the same
     */
    @Introspected
    @Schema(name = "PaperImport")
    record PaperImport(int stored, int unchanged, int total) {}

    @Operation(
            operationId = "importPaperResponses",
            summary =
                    "Store keyed-in paper forms, all or nothing; the same file again changes"
                            + " nothing",
            description =
                    "CSV with the columns service, external_reference, transition_date,"
                        + " answered_on, respondent, relationship, and one for each item of the"
                        + " survey's instruments (its 'item' in the questionnaire, e.g. ctm-01)"
                        + " with the code of the answer, or blank for none. Where the survey asks"
                        + " about people, also age_band, sex, ethnic_group, deprivation_quintile"
                        + " and admission, each blank where it was not said or is not known. With"
                        + " curl send it by --data-binary, which keeps the lines.")
    @ApiResponse(
            responseCode = "200",
            description = "All lines are stored",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PaperImport.class)))
    @Post("/{id}/responses")
    @Consumes("text/csv")
    @Secured({Role.IS_COORDINATOR, Role.IS_ADMINISTRATOR})
    HttpResponse<?> load(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Schema(type = "string") Optional<byte[]> file,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(
                        survey ->
                                answer(
                                        importResponses.load(
                                                survey, file.orElse(new byte[0]), caller)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    private static HttpResponse<?> answer(ImportPaperResponses.Outcome outcome) {
        return switch (outcome) {
            case ImportPaperResponses.Outcome.Imported imported ->
                    HttpResponse.ok(
                            new PaperImport(
                                    imported.stored(),
                                    imported.unchanged(),
                                    imported.stored() + imported.unchanged()));
            case ImportPaperResponses.Outcome.Faulty faulty ->
                    Problem.answer(ProblemType.INVALID_ROWS, faulty.faults());
            case ImportPaperResponses.Outcome.SurveyNotOpen closed ->
                    Problem.answer(
                            ProblemType.SURVEY_NOT_OPEN, "the survey is " + closed.state().code());
        };
    }
}
