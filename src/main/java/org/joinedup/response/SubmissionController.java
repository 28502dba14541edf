package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Invitations;
import org.joinedup.invitation.Invitations.Asked;
import org.joinedup.kernel.Mode;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Answers from apps, on the link that the person was given. */
@Controller("/api/v1/invitations")
@Validated
@Tag(name = "responses")
@AnswersProblems
class SubmissionController {
    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final SubmitTogether submitTogether;
    private final Clock clock;

    SubmissionController(
            Invitations invitations,
            Questionnaires questionnaires,
            SubmitTogether submitTogether,
            Clock clock) {
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.submitTogether = submitTogether;
        this.clock = clock;
    }

    @Introspected
    @Schema(name = "Receipt")
    record ReceiptView(@Schema(example = "K7QM-4XWT-92HD") String receipt, Instant submittedAt) {}

    @Operation(
            operationId = "submitResponse",
            summary = "Send a whole questionnaire; sending it again gets the same receipt")
    @ApiResponse(
            responseCode = "201",
            description = "Stored for good",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Was stored before; the same receipt",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceiptView.class)))
    @SecurityRequirements
    @Post("/{token}/responses")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> submit(String token, @Body @Valid SubmittedResponse response) {
        Optional<Asked> asked = invitations.asked(token);
        if (asked.isEmpty()) {
            return Problem.answer(ProblemType.UNKNOWN_LINK);
        }
        Invitation invitation = asked.get().invitation();
        InvitationState state = invitation.state();
        if (!state.takesAnswers() && state != InvitationState.COMPLETED) {
            return ended(state);
        }
        Questionnaire questionnaire =
                questionnaires.of(asked.get().survey(), invitation.language());
        SubmittedAnswers read = SubmittedAnswers.read(response.instruments(), questionnaire);
        return read.faults().isEmpty()
                ? answer(
                        submitTogether.submit(
                                submission(invitation, response, read), invitation, questionnaire))
                : Problem.answer(ProblemType.INVALID_FIELDS, read.faults());
    }

    private Submission submission(
            Invitation invitation, SubmittedResponse response, SubmittedAnswers read) {
        return new Submission(
                invitation.id(),
                response.submissionId(),
                response.respondent(),
                Optional.ofNullable(response.relationship()),
                response.about(),
                LocalDate.now(clock),
                onLink(invitation.mode()),
                read.answers());
    }

    /** Who answers on the link of a paper form was reached by a letter. */
    static Mode onLink(Mode mode) {
        return mode == Mode.PAPER ? Mode.LETTER : mode;
    }

    private static HttpResponse<?> answer(SubmitResponse.Outcome outcome) {
        return switch (outcome) {
            case SubmitResponse.Outcome.Stored stored ->
                    HttpResponse.created(view(stored.receipt()));
            case SubmitResponse.Outcome.Replayed replayed ->
                    HttpResponse.ok(view(replayed.receipt()));
            case SubmitResponse.Outcome.DifferentAnswers ignored ->
                    Problem.answer(ProblemType.ALREADY_ANSWERED);
            case SubmitResponse.Outcome.Ended ended -> ended(ended.state());
            case SubmitResponse.Outcome.SurveyNotOpen closed ->
                    Problem.answer(
                            ProblemType.SURVEY_NOT_OPEN, "the survey is " + closed.state().code());
            case SubmitResponse.Outcome.Invalid invalid ->
                    Problem.answer(ProblemType.INVALID_FIELDS, invalid.faults());
        };
    }

    private static HttpResponse<?> ended(InvitationState state) {
        return Problem.answer(ProblemType.LINK_ENDED, "the invitation is " + state.code());
    }

    private static ReceiptView view(Receipt receipt) {
        return new ReceiptView(receipt.code(), receipt.submittedAt());
    }
}
