package org.joinedup.response;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A submission as it was stored. */
record StoredSubmission(
        InvitationId invitationId,
        UUID submissionId,
        Receipt receipt,
        LocalDate answeredOn,
        Mode mode,
        Respondent respondent,
        Optional<Relationship> relationship,
        Set<InstrumentAnswers> instruments) {

    /**
     * Whether the same person says the same. The day is left out: a replay may come after midnight.
     */
    boolean saysTheSameAs(Submission submission) {
        return respondent == submission.respondent()
                && relationship.equals(submission.relationship())
                && instruments.equals(new HashSet<>(submission.instruments()));
    }

    @Override
    public String toString() {
        return "StoredSubmission[" + submissionId + "]";
    }
}
