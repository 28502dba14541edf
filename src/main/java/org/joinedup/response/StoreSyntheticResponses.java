package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Stores many made-up responses of a demonstration survey at once, each marked as synthetic. */
@Singleton
public class StoreSyntheticResponses {
    private final Questionnaires questionnaires;
    private final StoredSubmissions submissions;
    private final Clock clock;

    StoreSyntheticResponses(
            Questionnaires questionnaires, StoredSubmissions submissions, Clock clock) {
        this.questionnaires = questionnaires;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * A made-up response.
     *
     * @param invitation a completed one of the same survey, as it is stored
     */
    public record Synthetic(Invitation invitation, Submission submission, Instant submittedAt) {}

    /**
     * Sends all in a few statements; a call should hold some thousands. What is stored already is
     * left as it is.
     *
     * @throws IllegalArgumentException when the survey is a real one, or a response does not fit it
     */
    @Transactional
    public void store(Survey survey, List<Synthetic> responses) {
        if (!survey.demonstration()) {
            throw new IllegalArgumentException("made-up responses belong in demonstrations only");
        }
        Questionnaire questionnaire = questionnaires.of(survey, survey.language());
        LocalDate today = LocalDate.now(clock);
        submissions.insertAll(
                responses.stream()
                        .map(synthetic -> checked(synthetic, questionnaire, today))
                        .toList());
    }

    private static NewResponse checked(
            Synthetic synthetic, Questionnaire questionnaire, LocalDate today) {
        Invitation invitation = synthetic.invitation();
        List<FieldError> faults =
                SubmissionCheck.faults(synthetic.submission(), invitation, questionnaire, today);
        boolean fits =
                invitation.state() == InvitationState.COMPLETED
                        && invitation.surveyId().equals(questionnaire.survey().id())
                        && invitation.id().equals(synthetic.submission().invitationId());
        if (!fits || !faults.isEmpty()) {
            throw new IllegalArgumentException("not a response to this survey: " + faults);
        }
        return new NewResponse(
                synthetic.submission(),
                invitation,
                questionnaire.survey(),
                questionnaire.language(),
                new Receipt(ReceiptCodes.next(), synthetic.submittedAt()));
    }
}
