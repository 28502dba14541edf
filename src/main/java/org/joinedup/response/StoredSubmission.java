package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.storage.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        AboutYou about,
        Set<InstrumentAnswers> instruments) {

    /** The row of a response, with one of its parts. */
    static StoredSubmission withoutAnswers(Row row) {
        return new StoredSubmission(
                row.id("invitation_id", InvitationId::new),
                row.uuid("submission_id"),
                receipt(row),
                row.date("answered_on"),
                row.coded("mode", Mode.class),
                row.coded("respondent", Respondent.class),
                Optional.ofNullable(row.coded("relationship", Relationship.class)),
                StoredAboutYou.read(row),
                new HashSet<>());
    }

    static Receipt receipt(Row row) {
        return new Receipt(row.text("receipt"), row.instant("submitted_at"));
    }

    /** Adds the answers to one instrument. */
    void addAnswers(Row row) {
        List<Answer> answers = new ArrayList<>();
        for (byte code : row.codes("answers")) {
            answers.add(Answer.fromCode(code));
        }
        instruments.add(
                new InstrumentAnswers(
                        new InstrumentId(row.text("code"), row.integer("version")), answers));
    }

    /**
     * Whether the same person says the same. The day is left out: a replay may come after midnight.
     */
    boolean saysTheSameAs(Submission submission, Invitation invitation) {
        return respondent == submission.respondent()
                && relationship.equals(submission.relationship())
                && about.equals(submission.about(invitation))
                && instruments.equals(new HashSet<>(submission.instruments()));
    }

    @Override
    public String toString() {
        return "StoredSubmission[" + submissionId + "]";
    }
}
