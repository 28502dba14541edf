package org.joinedup.response;

import org.joinedup.questionnaire.Instrument;

import java.util.Map;

/**
 * Hints beside the I statements that ask two things at once or apply to few. The statements' own
 * words are fixed.
 */
final class StatementHelp {
    private static final Map<String, String> KEYS =
            Map.of(
                    "i-04", "patient.help.care-plan",
                    "i-05", "patient.help.next-plan",
                    "i-06", "patient.help.moved",
                    "i-07", "patient.help.residential");

    private StatementHelp() {}

    /** Key of the words, or empty. */
    static String of(Instrument.Item item) {
        return KEYS.getOrDefault(item.linkId(), "");
    }
}
