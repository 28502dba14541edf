package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Page;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Controller("/api/v1")
@Validated
@Tag(name = "invitations")
@AnswersProblems
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class InvitationController {
    private final StoredSurveys surveys;
    private final StoredInvitations invitations;
    private final StoredWalkIns walkIns;
    private final Services services;
    private final WithdrawInvitation withdrawInvitation;
    private final IssueLink issueLink;
    private final Clock clock;

    InvitationController(
            StoredSurveys surveys,
            StoredInvitations invitations,
            StoredWalkIns walkIns,
            Services services,
            WithdrawInvitation withdrawInvitation,
            IssueLink issueLink,
            Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.walkIns = walkIns;
        this.services = services;
        this.withdrawInvitation = withdrawInvitation;
        this.issueLink = issueLink;
        this.clock = clock;
    }

    /** What a page of invitations looks like in the description of the API. */
    @Introspected
    @Schema(name = "InvitationPage")
    record InvitationPage(List<InvitationView> items, Optional<String> next) {}

    /**
     * @param revokeOthers whether the earlier links end
     */
    @Introspected
    @Schema(name = "NewLink")
    record NewLink(@NotNull Boolean revokeOthers) {}

    @Operation(
            operationId = "listInvitations",
            summary = "A survey's invitations in the order of issue, without links")
    @ApiResponse(
            responseCode = "200",
            description = "A page of invitations, without links",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InvitationPage.class)))
    @Get("/surveys/{id}/invitations")
    HttpResponse<?> list(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @QueryValue @Nullable @Pattern(regexp = Cursor.FORM) String after,
            @QueryValue
                    @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {
                                "issued",
                                "opened",
                                "completed",
                                "expired",
                                "withdrawn",
                                "opted-out"
                            })
                    String state,
            @Parameter(hidden = true) Caller caller) {
        if (surveys.findVisible(id, caller).isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        Optional<InvitationState> wanted =
                Optional.ofNullable(state).flatMap(code -> Coded.find(InvitationState.class, code));
        if (state != null && wanted.isEmpty()) {
            return Problem.answer(
                    ProblemType.INVALID_PARAMETER,
                    List.of(
                            new FieldError(
                                    "state",
                                    "must be one of " + Coded.words(InvitationState.class))));
        }
        List<StoredInvitations.Dated> found =
                invitations.page(id, wanted, Cursor.read(after, InvitationId::new), limit + 1);
        Map<ServiceId, String> codes = new HashMap<>();
        return HttpResponse.ok(
                Page.of(found, limit, dated -> dated.invitation().id().toString())
                        .map(dated -> view(dated, codes)));
    }

    @Operation(operationId = "surveyProgress", summary = "How many invitations are in each state")
    @ApiResponse(
            responseCode = "200",
            description = "Counts by state",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Progress.class)))
    @Get("/surveys/{id}/progress")
    @Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
    HttpResponse<?> progress(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Parameter(hidden = true) Caller caller) {
        if (surveys.findVisible(id, caller).isEmpty()) {
            return Problem.answer(ProblemType.NOT_FOUND);
        }
        return HttpResponse.ok(Progress.of(invitations.countByState(id), walkIns.completed(id)));
    }

    @Operation(operationId = "withdrawInvitation", summary = "Take an invitation back")
    @ApiResponse(
            responseCode = "200",
            description = "Withdrawn",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InvitationView.class)))
    @Post("/invitations/{id}/withdraw")
    HttpResponse<?> withdraw(
            @Schema(type = "string", format = "uuid") InvitationId id,
            @Parameter(hidden = true) Caller caller) {
        return switch (withdrawInvitation.withdraw(id, caller)) {
            case WithdrawInvitation.Outcome.Withdrawn done ->
                    HttpResponse.ok(view(done.invitation(), new HashMap<>()));
            case WithdrawInvitation.Outcome.NotFound ignored ->
                    Problem.answer(ProblemType.NOT_FOUND);
            case WithdrawInvitation.Outcome.NotPossible refused -> notPossible(refused.state());
        };
    }

    @Operation(
            operationId = "issueLink",
            summary = "Issue another link to an invitation, told this once")
    @ApiResponse(
            responseCode = "201",
            description = "A new link, told this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuedLink.class)))
    @Post("/invitations/{id}/links")
    HttpResponse<?> link(
            @Schema(type = "string", format = "uuid") InvitationId id,
            @Body @Valid NewLink link,
            @Parameter(hidden = true) Caller caller) {
        return switch (issueLink.issue(id, link.revokeOthers(), caller)) {
            case IssueLink.Outcome.Issued issued -> HttpResponse.created(issued.link());
            case IssueLink.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case IssueLink.Outcome.SurveyNotOpen closed -> notOpen(closed.state());
            case IssueLink.Outcome.NotPossible refused -> notPossible(refused.state());
        };
    }

    static HttpResponse<Problem> notOpen(SurveyState state) {
        return Problem.answer(
                ProblemType.SURVEY_NOT_OPEN, "the survey is in the state " + state.code());
    }

    private static HttpResponse<Problem> notPossible(InvitationState state) {
        return Problem.answer(
                ProblemType.NOT_POSSIBLE_NOW, "the invitation is in the state " + state.code());
    }

    private InvitationView view(StoredInvitations.Dated dated, Map<ServiceId, String> codes) {
        Invitation invitation = dated.invitation();
        return InvitationView.of(
                dated,
                code(codes, invitation.serviceId()),
                invitation.destinationServiceId().map(service -> code(codes, service)),
                clock.getZone());
    }

    private String code(Map<ServiceId, String> known, ServiceId service) {
        return known.computeIfAbsent(
                service, id -> services.find(id).map(Service::code).orElseThrow());
    }
}
