package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.web.CsvRow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A paper form as it was keyed in, on one line of a file. */
record KeyedForm(
        CsvRow row,
        String reference,
        ServiceId serviceId,
        LocalDate transitionDate,
        LocalDate answeredOn,
        Respondent respondent,
        Optional<Relationship> relationship,
        List<InstrumentAnswers> instruments) {

    Submission submission(Invitation invitation) {
        return new Submission(
                invitation.id(),
                UUID.randomUUID(),
                respondent,
                relationship,
                AboutYou.NOTHING,
                answeredOn,
                Mode.PAPER,
                instruments);
    }

    @Override
    public String toString() {
        return "KeyedForm[" + row + "]";
    }
}
