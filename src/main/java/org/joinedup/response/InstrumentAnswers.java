package org.joinedup.response;

import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;

import java.util.List;

/**
 * One person's answers to one instrument.
 *
 * @param answers one for each item, in the order of the items
 */
public record InstrumentAnswers(InstrumentId instrument, List<Answer> answers) {
    public InstrumentAnswers {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "InstrumentAnswers[" + instrument + "]";
    }
}
