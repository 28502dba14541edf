package org.joinedup.invitation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Services;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Messages;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;

@Controller("/api/v1/surveys")
@Validated
@Tag(name = "surveys")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class SurveyController {
    private final StoredSurveys surveys;
    private final Services services;
    private final CreateSurvey createSurvey;
    private final ChangeSurveyState changeState;

    SurveyController(
            StoredSurveys surveys,
            Services services,
            CreateSurvey createSurvey,
            ChangeSurveyState changeState) {
        this.surveys = surveys;
        this.services = services;
        this.createSurvey = createSurvey;
        this.changeState = changeState;
    }

    @Operation(operationId = "createSurvey", summary = "Make a survey, as a draft")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurveyView.class)))
    @Post
    HttpResponse<?> create(@Body @Valid NewSurvey survey, @Parameter(hidden = true) Caller caller) {
        return switch (createSurvey.create(survey, caller)) {
            case CreateSurvey.Outcome.Created made -> HttpResponse.created(view(made.survey()));
            case CreateSurvey.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
        };
    }

    @Operation(operationId = "listSurveys", summary = "The surveys that you may see, newest first")
    @Get
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
    Page<SurveyView> list(
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue @Nullable @Pattern(regexp = Cursor.FORM) String after,
            @Parameter(hidden = true) Caller caller) {
        List<Survey> found =
                surveys.visibleTo(caller, Cursor.read(after, SurveyId::new), limit + 1);
        return Page.of(found, limit, survey -> survey.id().toString()).map(this::view);
    }

    @Operation(operationId = "getSurvey", summary = "One survey")
    @ApiResponse(
            responseCode = "200",
            description = "The survey",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurveyView.class)))
    @Get("/{id}")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
    HttpResponse<?> one(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return surveys.findVisible(id, caller)
                .<HttpResponse<?>>map(survey -> HttpResponse.ok(view(survey)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "openSurvey",
            summary = "Let a survey issue invitations and take answers",
            description = "A live survey needs the rights holder's permission for each instrument.")
    @ApiResponse(
            responseCode = "200",
            description = "Open",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurveyView.class)))
    @Post("/{id}/open")
    HttpResponse<?> open(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return change(id, SurveyState.OPEN, caller);
    }

    @Operation(operationId = "pauseSurvey", summary = "Halt a survey until it is opened again")
    @ApiResponse(
            responseCode = "200",
            description = "Paused",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurveyView.class)))
    @Post("/{id}/pause")
    HttpResponse<?> pause(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return change(id, SurveyState.PAUSED, caller);
    }

    @Operation(operationId = "closeSurvey", summary = "End a survey for good")
    @ApiResponse(
            responseCode = "200",
            description = "Closed",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SurveyView.class)))
    @Post("/{id}/close")
    HttpResponse<?> close(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        return change(id, SurveyState.CLOSED, caller);
    }

    private HttpResponse<?> change(SurveyId id, SurveyState to, Caller caller) {
        return switch (changeState.change(id, to, caller)) {
            case ChangeSurveyState.Outcome.Changed changed ->
                    HttpResponse.ok(view(changed.survey()));
            case ChangeSurveyState.Outcome.NotFound ignored ->
                    Problem.answer(ProblemType.NOT_FOUND);
            case ChangeSurveyState.Outcome.NotPossible refused ->
                    Problem.answer(
                            ProblemType.NOT_POSSIBLE_NOW,
                            "the survey is in the state " + refused.state().code());
            case ChangeSurveyState.Outcome.PermissionNotRecorded refused ->
                    Problem.answer(ProblemType.PERMISSION_NOT_RECORDED, missing(refused));
        };
    }

    private static List<FieldError> missing(
            ChangeSurveyState.Outcome.PermissionNotRecorded refused) {
        return refused.without().stream()
                .map(
                        id ->
                                new FieldError(
                                        "instruments["
                                                + refused.survey().instruments().indexOf(id)
                                                + "]",
                                        "permission to use " + id + " is not recorded"))
                .toList();
    }

    private SurveyView view(Survey survey) {
        return SurveyView.of(
                survey,
                services.codeOfOrganisation(survey.ownerId()).orElseThrow(),
                Messages.in("en").text("survey.demonstration"));
    }
}
