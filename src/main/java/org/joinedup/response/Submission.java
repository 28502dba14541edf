package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole questionnaire as it came in.
 *
 * @param submissionId chosen by the sender, a new one for every questionnaire
 * @param relationship present for a proxy only
 * @param about what the person said, and of the records what came with the questionnaire
 * @param instruments the survey's, in its order
 */
public record Submission(
        InvitationId invitationId,
        UUID submissionId,
        Respondent respondent,
        Optional<Relationship> relationship,
        AboutYou about,
        LocalDate answeredOn,
        Mode mode,
        List<InstrumentAnswers> instruments) {
    public Submission {
        instruments = List.copyOf(instruments);
    }

    /** With what came with the invitation. */
    AboutYou about(Invitation invitation) {
        return about.orRecorded(invitation.deprivation(), invitation.admission());
    }

    boolean answersNothing() {
        return instruments.stream()
                .flatMap(part -> part.answers().stream())
                .allMatch(answer -> answer == Answer.NOT_ANSWERED);
    }

    @Override
    public String toString() {
        return "Submission[" + submissionId + "]";
    }
}
