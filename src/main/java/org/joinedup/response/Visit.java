package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.InvitationId;

import java.util.List;
import java.util.Optional;

/** What somebody finds who follows a link, at this moment. */
sealed interface Visit {
    /** No such link; what it looks like makes no difference. */
    record Unknown() implements Visit {}

    record Ended(InvitationState state, Survey survey, Reading reading) implements Visit {}

    record NotOpen(SurveyState state, Survey survey, Reading reading) implements Visit {}

    record Completed(Survey survey, Receipt receipt, Reading reading) implements Visit {}

    /**
     * Answers may be given.
     *
     * @param begun present once the person has said who answers
     */
    record Open(
            Invitation invitation,
            Questionnaire questionnaire,
            Optional<OpenQuestionnaire> begun,
            Reading reading)
            implements Visit {
        Survey survey() {
            return questionnaire.survey();
        }
    }

    /**
     * Which words the person reads.
     *
     * @param others all languages that the survey can be read in, the present one among them
     * @param formatNeeds what the person's record asks for
     * @param kiosk whether others use the device after them
     * @param preview whether staff look at the pages, which store nothing
     */
    record Reading(
            InvitationId invitation,
            String language,
            List<String> others,
            List<String> formatNeeds,
            boolean kiosk,
            boolean preview) {}

    /** Empty where the link is not known. */
    default Optional<Reading> reads() {
        return switch (this) {
            case Unknown ignored -> Optional.empty();
            case Ended ended -> Optional.of(ended.reading());
            case NotOpen notOpen -> Optional.of(notOpen.reading());
            case Completed completed -> Optional.of(completed.reading());
            case Open open -> Optional.of(open.reading());
        };
    }
}
