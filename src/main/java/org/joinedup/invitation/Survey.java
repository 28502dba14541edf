package org.joinedup.invitation;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which questionnaires are asked of whom, and when.
 *
 * @param ownerId the provider or commissioner that runs it
 * @param askedBy who asks, in the words that the patient reads
 * @param contact how the patient reaches them
 * @param periodFrom first date of transition of the people asked
 * @param periodTo last date of transition
 * @param demonstration the answers are synthetic or for trying out, and every page says so
 * @param asksAboutYou whether people are asked who they are, as far as they wish to say
 * @param instruments in the order asked
 */
public record Survey(
        SurveyId id,
        String title,
        OrganisationId ownerId,
        String askedBy,
        Optional<String> contact,
        LocalDate periodFrom,
        LocalDate periodTo,
        String language,
        boolean demonstration,
        boolean asksAboutYou,
        SurveyState state,
        List<InstrumentId> instruments) {

    /** Whether the pages and all that is asked are there in a language. */
    public boolean isReleasedIn(String language, Instruments released) {
        return Messages.speaks(language)
                && instruments.stream()
                        .allMatch(instrument -> released.find(instrument, language).isPresent());
    }
}
