package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.Optional;

/** Lists of people who left services. */
@Controller("/api/v1/surveys")
@Validated
@Tag(name = "fieldwork")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class ListController {
    private final Surveys surveys;
    private final PreviewList previewList;
    private final TakeList takeList;
    private final TrackProgress trackProgress;

    ListController(
            Surveys surveys,
            PreviewList previewList,
            TakeList takeList,
            TrackProgress trackProgress) {
        this.surveys = surveys;
        this.previewList = previewList;
        this.takeList = takeList;
        this.trackProgress = trackProgress;
    }

    @Operation(
            operationId = "previewList",
            summary = "Show who of a list would be invited, and of every other row why not",
            description =
                    "Stores nothing. Columns: service and transition_date (2026-03-31 or"
                        + " 31/3/2026), and as far as there are destination_service, language,"
                        + " format_needs, mobile, email, name, address_1 to address_5, postcode,"
                        + " external_reference, age_band, sex and route (planned or unplanned).")
    @ApiResponse(
            responseCode = "200",
            description = "What would become of it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListReport.class)))
    @Post("/{id}/lists/preview")
    HttpResponse<?> preview(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Valid NewList list,
            @Parameter(hidden = true) Caller caller) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        return survey.isEmpty()
                ? Problem.answer(ProblemType.NOT_FOUND)
                : shown(previewList.preview(survey.get(), list, caller));
    }

    @Operation(
            operationId = "takeList",
            summary = "Invite the people of a list, as its preview showed",
            description =
                    "Send what was sent for the preview, with its accept and, of a sample, its"
                            + " seed. If the list would come out in another way by now, nothing is"
                            + " stored. The same again changes nothing and is answered the same.")
    @ApiResponse(
            responseCode = "201",
            description = "Invited",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ListReport.class)))
    @Post("/{id}/lists")
    HttpResponse<?> take(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Valid NewList list,
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
        if (list.accept() == null) {
            return Problem.answer(
                    ProblemType.INVALID_FIELDS,
                    List.of(new FieldError("accept", "must be that of the preview")));
        }
        return switch (trackProgress.begin(WorkKind.INVITATION_IMPORT, progressId, caller, id)) {
            case TrackProgress.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, List.of(refused.fault()));
            case TrackProgress.Outcome.Begun begun ->
                    answer(
                            begun.work()
                                    .run(
                                            counter ->
                                                    takeList.take(
                                                            survey.get(), list, caller, counter),
                                            TakeList.Outcome.Taken.class::isInstance));
        };
    }

    private static HttpResponse<?> answer(TakeList.Outcome outcome) {
        return switch (outcome) {
            case TakeList.Outcome.Taken taken -> HttpResponse.created(taken.report());
            case TakeList.Outcome.Different ignored ->
                    Problem.answer(
                            ProblemType.NOT_POSSIBLE_NOW,
                            "this is not what was accepted: look at a new preview");
            case TakeList.Outcome.SurveyNotOpen closed ->
                    Problem.answer(
                            ProblemType.SURVEY_NOT_OPEN,
                            "the survey is in the state " + closed.state().code());
            case TakeList.Outcome.Refused refused -> shown(refused.why());
        };
    }

    private static HttpResponse<?> shown(PreviewList.Outcome outcome) {
        return switch (outcome) {
            case PreviewList.Outcome.Shown shown -> HttpResponse.ok(shown.report());
            case PreviewList.Outcome.Faulty faulty ->
                    Problem.answer(ProblemType.INVALID_ROWS, faulty.faults());
            case PreviewList.Outcome.Invalid invalid ->
                    Problem.answer(ProblemType.INVALID_FIELDS, invalid.faults());
            case PreviewList.Outcome.NotReady notReady ->
                    Problem.answer(ProblemType.NOT_POSSIBLE_NOW, notReady.reason());
        };
    }
}
