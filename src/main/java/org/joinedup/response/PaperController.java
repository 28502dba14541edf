package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
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
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;

/** Paper forms, keyed in. */
@Controller("/api/v1/surveys")
@Tag(name = "responses")
@AnswersProblems
class PaperController {
    private final Surveys surveys;
    private final ImportPaperResponses importResponses;
    private final TrackProgress trackProgress;

    PaperController(
            Surveys surveys, ImportPaperResponses importResponses, TrackProgress trackProgress) {
        this.surveys = surveys;
        this.trackProgress = trackProgress;
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
            @Header(TrackProgress.HEADER)
                    @Nullable
                    @Schema(
                            type = "string",
                            format = "uuid",
                            description = "To be asked for at /api/v1/progress/{id} meanwhile")
                    String progressId,
            @Parameter(hidden = true) Caller caller) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        if (survey.isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        return switch (trackProgress.begin(WorkKind.PAPER_IMPORT, progressId, caller)) {
            case TrackProgress.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, List.of(refused.fault()));
            case TrackProgress.Outcome.Begun begun ->
                    answer(
                            begun.work()
                                    .run(
                                            counter ->
                                                    importResponses.load(
                                                            survey.get(),
                                                            file.orElse(new byte[0]),
                                                            caller,
                                                            counter),
                                            ImportPaperResponses.Outcome.Imported.class
                                                    ::isInstance));
        };
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
