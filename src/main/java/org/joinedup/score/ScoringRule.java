package org.joinedup.score;

import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;

/**
 * Rule 1: (mean of the answered items − 1) / 3 × 100. Answers that are not on the scale, and no
 * answer, are missing: in neither numerator nor denominator (Coleman's CTM scoring, with this
 * project's minimum answered).
 *
 * @param version stored nowhere but with the instrument; shown with every figure
 * @param minimumAnswered fewest scored answers for a score
 */
public record ScoringRule(String version, int minimumAnswered) {
    private static final String ONLY_VERSION = "1";

    /**
     * @throws IllegalArgumentException when the instrument names a rule that is not known here
     */
    public static ScoringRule of(Instrument instrument) {
        if (!instrument.scoringRule().equals(ONLY_VERSION)) {
            throw new IllegalArgumentException(instrument.id() + " names an unknown scoring rule");
        }
        return new ScoringRule(instrument.scoringRule(), instrument.minimumAnswered());
    }

    /**
     * @param codes one answer code per item
     */
    public Score score(byte[] codes) {
        int answered = 0;
        int sum = 0;
        for (byte code : codes) {
            if (Answer.isScored(code)) {
                answered++;
                sum += code;
            }
        }
        if (answered < minimumAnswered) {
            return new Score.TooFewAnswered(answered, minimumAnswered);
        }
        return new Score.Scored(((double) sum / answered - 1) / 3 * 100, answered);
    }
}
