package org.joinedup.score;

/** One person's score on one instrument, or why there is none. */
public sealed interface Score {
    /**
     * @param value 0 to 100; all "agree" is 66.67
     * @param answered how many scored answers it rests on
     */
    record Scored(double value, int answered) implements Score {}

    /** The response counts as a response, but is too thin for a score. */
    record TooFewAnswered(int answered, int minimum) implements Score {}
}
