package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
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
import org.joinedup.access.ForClients;
import org.joinedup.access.Role;
import org.joinedup.access.Scope;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.LongWork;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.util.List;

/** Many invitations at once. */
@Validated
@Controller("/api/v1")
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_COMMISSIONER})
@ForClients(Scope.INVITATIONS_WRITE)
@Tag(name = "invitations")
@AnswersProblems
class IssueController {
    private final IssueInvitations issueInvitations;
    private final TrackProgress trackProgress;

    IssueController(IssueInvitations issueInvitations, TrackProgress trackProgress) {
        this.issueInvitations = issueInvitations;
        this.trackProgress = trackProgress;
    }

    @Introspected
    @Schema(name = "IssuedInvitations")
    record IssuedInvitations(List<IssuedLink> invitations) {}

    @Operation(
            operationId = "issueInvitations",
            summary = "Issue invitations for a service: all or none, each link told this once")
    @ApiResponse(
            responseCode = "201",
            description = "Issued; each link is told this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuedInvitations.class)))
    @Post("/surveys/{id}/invitations")
    HttpResponse<?> issue(
            @Schema(type = "string", format = "uuid") SurveyId id,
            @Body @Valid NewInvitations batch,
            @Header(TrackProgress.HEADER)
                    @Nullable
                    @Schema(
                            type = "string",
                            format = "uuid",
                            description = "To be asked for at /api/v1/progress/{id} meanwhile")
                    String progressId,
            @Parameter(hidden = true) Caller caller) {
        return switch (trackProgress.begin(WorkKind.INVITATION_IMPORT, progressId, caller)) {
            case TrackProgress.Outcome.Begun begun ->
                    answer(issue(begun.work(), id, batch, caller));
            case TrackProgress.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, List.of(refused.fault()));
        };
    }

    private IssueInvitations.Outcome issue(
            LongWork work, SurveyId id, NewInvitations batch, Caller caller) {
        return work.run(
                counter -> issueInvitations.issue(id, batch, caller, counter),
                IssueInvitations.Outcome.Issued.class::isInstance);
    }

    private static HttpResponse<?> answer(IssueInvitations.Outcome outcome) {
        return switch (outcome) {
            case IssueInvitations.Outcome.Issued issued ->
                    HttpResponse.created(new IssuedInvitations(issued.links()));
            case IssueInvitations.Outcome.NotFound ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case IssueInvitations.Outcome.SurveyNotOpen closed ->
                    InvitationController.notOpen(closed.state());
            case IssueInvitations.Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_FIELDS, refused.faults());
        };
    }
}
