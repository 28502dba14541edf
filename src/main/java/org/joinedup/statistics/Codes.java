package org.joinedup.statistics;

import org.joinedup.kernel.Answer;

/** One person's answers as stored: one code per item, in the order of the instrument. */
final class Codes {

    private Codes() {}

    /** Checked before anything is counted, so that a refused questionnaire leaves no trace. */
    static void require(byte[] codes, int items) {
        if (codes.length != items) {
            throw new IllegalArgumentException(
                    "Expected " + items + " answers, not " + codes.length);
        }
        for (byte code : codes) {
            if (!Answer.isCode(code)) {
                throw new IllegalArgumentException("No answer has the code " + code);
            }
        }
    }

    static boolean complete(byte[] codes) {
        for (byte code : codes) {
            if (!Answer.isScored(code)) {
                return false;
            }
        }
        return true;
    }
}
