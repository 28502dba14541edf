package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Survey;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the questionnaire of a survey together in the language nearest to the one wished. */
@Singleton
class Questionnaires {
    private static final String EVERY_INSTRUMENT_HAS = "en";

    private final Instruments instruments;

    Questionnaires(Instruments instruments) {
        this.instruments = instruments;
    }

    /** All in one language: the one wished, else the survey's, else English. */
    Questionnaire of(Survey survey, String wishedLanguage) {
        return Stream.of(wishedLanguage, survey.language(), EVERY_INSTRUMENT_HAS)
                .filter(Messages::speaks)
                .flatMap(language -> in(language, survey).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no words for " + survey.id()));
    }

    /** The languages that the whole of it can be read in: the statements, and the pages around. */
    List<String> languages(Survey survey) {
        List<String> released = instruments.languages(survey.instruments());
        return Messages.LANGUAGES.stream().filter(released::contains).toList();
    }

    private Optional<Questionnaire> in(String language, Survey survey) {
        List<Instrument> found =
                survey.instruments().stream()
                        .flatMap((InstrumentId id) -> instruments.find(id, language).stream())
                        .toList();
        return found.isEmpty() || found.size() < survey.instruments().size()
                ? Optional.empty()
                : Optional.of(new Questionnaire(survey, found));
    }
}
