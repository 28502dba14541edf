package org.joinedup.response;

import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;

import java.util.ArrayList;
import java.util.List;

/** What one person is asked: the statements of the survey's instruments in one language. */
record Questionnaire(Survey survey, List<Instrument> instruments) {

    /**
     * One of the statements.
     *
     * @param number counted from 1 through all instruments
     */
    record Statement(int number, Instrument instrument, Instrument.Item item) {
        boolean opensInstrument() {
            return instrument.items().getFirst().equals(item);
        }
    }

    String language() {
        return instruments.getFirst().language();
    }

    int size() {
        return instruments.stream().mapToInt(instrument -> instrument.items().size()).sum();
    }

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (Instrument instrument : instruments) {
            for (Instrument.Item item : instrument.items()) {
                statements.add(new Statement(statements.size() + 1, instrument, item));
            }
        }
        return statements;
    }

    boolean has(int number) {
        return number >= 1 && number <= size();
    }

    Statement statement(int number) {
        return statements().get(number - 1);
    }

    /**
     * @param answers one for each statement
     */
    List<InstrumentAnswers> byInstrument(List<Answer> answers) {
        List<InstrumentAnswers> parts = new ArrayList<>();
        int from = 0;
        for (Instrument instrument : instruments) {
            int to = from + instrument.items().size();
            parts.add(new InstrumentAnswers(instrument.id(), answers.subList(from, to)));
            from = to;
        }
        return parts;
    }
}
