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
        AboutYou about,
        List<InstrumentAnswers> instruments) {

    Submission submission(Invitation invitation) {
        return new Submission(
                invitation.id(),
                UUID.randomUUID(),
                respondent,
                relationship,
                about,
                answeredOn,
                Mode.PAPER,
                instruments);
    }

    /** The column that says something else than the invitation does. */
    Optional<String> contradiction(Invitation invitation) {
        if (!invitation.serviceId().equals(serviceId)) {
            return Optional.of(KeyedFormReader.SERVICE);
        }
        if (!invitation.transitionDate().equals(transitionDate)) {
            return Optional.of(KeyedFormReader.TRANSITION_DATE);
        }
        if (differ(about.deprivation(), invitation.deprivation())) {
            return Optional.of(KeyedAboutYou.DEPRIVATION_QUINTILE);
        }
        return differ(about.admission(), invitation.admission())
                ? Optional.of(KeyedAboutYou.ADMISSION)
                : Optional.empty();
    }

    private static <T> boolean differ(Optional<T> keyed, Optional<T> recorded) {
        return keyed.isPresent() && recorded.isPresent() && !keyed.equals(recorded);
    }

    @Override
    public String toString() {
        return "KeyedForm[" + row + "]";
    }
}
