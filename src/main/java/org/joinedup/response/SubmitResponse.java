package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Invitations;
import org.joinedup.invitation.MoveInvitation;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.InvitationId;
import org.joinedup.response.StoredSubmissions.Inserted;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Stores a submission for good, once. A repeated or parallel identical submission gets the receipt
 * of the first.
 *
 * <p>Locks are taken in the order open questionnaire, response, invitation, here and in every other
 * use case, so that no two can wait for each other.
 */
@Singleton
public class SubmitResponse {
    private final Invitations invitations;
    private final Surveys surveys;
    private final Questionnaires questionnaires;
    private final OpenQuestionnaires open;
    private final StoredSubmissions submissions;
    private final MoveInvitation moveInvitation;
    private final Clock clock;

    SubmitResponse(
            Invitations invitations,
            Surveys surveys,
            Questionnaires questionnaires,
            OpenQuestionnaires open,
            StoredSubmissions submissions,
            MoveInvitation moveInvitation,
            Clock clock) {
        this.invitations = invitations;
        this.surveys = surveys;
        this.questionnaires = questionnaires;
        this.open = open;
        this.submissions = submissions;
        this.moveInvitation = moveInvitation;
        this.clock = clock;
    }

    /** What became of a submission; durable once the call has returned. */
    public sealed interface Outcome {
        record Stored(Receipt receipt) implements Outcome {}

        /** The same was stored before, under whatever submission id. */
        record Replayed(Receipt receipt) implements Outcome {}

        /** Other answers were stored before, and stay. */
        record DifferentAnswers() implements Outcome {}

        /** The invitation has expired, was withdrawn, or the person opted out. */
        record Ended(InvitationState state) implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}

        record Invalid(List<FieldError> faults) implements Outcome {}
    }

    /**
     * @throws IllegalArgumentException when there is no such invitation
     */
    @Transactional
    public Outcome submit(Submission submission) {
        Invitation invitation = invitation(submission.invitationId());
        Survey survey = surveys.find(invitation.surveyId()).orElseThrow();
        Questionnaire questionnaire = questionnaires.of(survey, invitation.language());
        List<FieldError> faults =
                SubmissionCheck.faults(submission, invitation, questionnaire, LocalDate.now(clock));
        if (!faults.isEmpty()) {
            return new Outcome.Invalid(faults);
        }
        open.lock(invitation.id());
        if (!invitation.state().takesAnswers()) {
            return compareWithStored(submission, invitation);
        }
        if (survey.state() != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(survey.state());
        }
        Receipt receipt = Receipt.next(clock);
        return submissions
                .insert(
                        new NewResponse(
                                submission, invitation, survey, questionnaire.language(), receipt))
                .map(inserted -> complete(inserted, receipt))
                .orElseGet(() -> compareWithStored(submission, invitation));
    }

    private Outcome complete(Inserted inserted, Receipt receipt) {
        InvitationId id = inserted.submission().invitationId();
        if (!moveInvitation.move(id, InvitationState.COMPLETED)) {
            submissions.takeBack(inserted);
            return new Outcome.Ended(invitation(id).state());
        }
        submissions.insertAnswers(List.of(inserted));
        open.delete(id);
        return new Outcome.Stored(receipt);
    }

    private Outcome compareWithStored(Submission submission, Invitation invitation) {
        return submissions
                .find(submission.invitationId())
                .<Outcome>map(
                        stored ->
                                stored.saysTheSameAs(submission, invitation)
                                        ? new Outcome.Replayed(stored.receipt())
                                        : new Outcome.DifferentAnswers())
                .orElseGet(() -> notStored(submission));
    }

    private Outcome notStored(Submission submission) {
        return submissions.isUsed(submission.submissionId())
                ? new Outcome.Invalid(
                        List.of(new FieldError("submissionId", "was used for another invitation")))
                : new Outcome.Ended(invitation(submission.invitationId()).state());
    }

    private Invitation invitation(InvitationId id) {
        return invitations
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("no invitation " + id));
    }
}
