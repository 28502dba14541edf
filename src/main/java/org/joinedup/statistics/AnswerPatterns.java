package org.joinedup.statistics;

import org.joinedup.kernel.Answer;

/**
 * Patterns of a whole questionnaire that single items do not show: straight-lining, and agreeing
 * with all that applied.
 */
public final class AnswerPatterns extends Accumulator<AnswerPatterns> {

    private static final int STRAIGHT = 2;
    private static final int ANSWERED = 6;

    /**
     * @param items 1 to 200
     */
    public AnswerPatterns(int items) {
        super(requireItems(items), ANSWERED + 2 * (items + 1));
    }

    public static AnswerPatterns decode(byte[] encoded) {
        return decode(encoded, AnswerPatterns::new);
    }

    @Override
    AnswerPatterns empty() {
        return new AnswerPatterns(items());
    }

    @Override
    void count(byte[] codes) {
        int answered = 0;
        int lowest = Answer.STRONGLY_AGREE.code();
        int highest = Answer.STRONGLY_DISAGREE.code();
        for (byte code : codes) {
            if (Answer.isScored(code)) {
                answered++;
                lowest = Math.min(lowest, code);
                highest = Math.max(highest, code);
            }
        }
        cells[0]++;
        if (answered == codes.length) {
            cells[1]++;
            if (lowest == highest) {
                cells[STRAIGHT + lowest - 1]++;
            }
        }
        cells[ANSWERED + answered]++;
        if (answered > 0 && lowest >= Answer.AGREE.code()) {
            cells[ANSWERED + items() + 1 + answered]++;
        }
    }

    /** Everyone counted. */
    public long people() {
        return cells[0];
    }

    /** People who gave a scored answer to every item. */
    public long complete() {
        return cells[1];
    }

    /**
     * People who gave this same scored answer to every item; 0 for the answers that are not scored.
     */
    public long straightLined(Answer answer) {
        return answer.isScored() ? cells[STRAIGHT + answer.code() - 1] : 0;
    }

    public long straightLined() {
        return cells[STRAIGHT] + cells[STRAIGHT + 1] + cells[STRAIGHT + 2] + cells[STRAIGHT + 3];
    }

    /** Straight-lined among the complete questionnaires; an incomplete one cannot be told. */
    public Estimate<Proportion> straightLinedShare(double level) {
        return Proportion.wilson(straightLined(), complete(), level);
    }

    /**
     * People who agreed or strongly agreed with every statement that they gave a scored answer to,
     * among those with at least so many. Not for ranking: who had fewer statements that applied
     * agrees with all of them more easily.
     *
     * @param minimumAnswered fewest scored answers, at least 1
     */
    public Estimate<Proportion> agreeingWithAllThatApplied(int minimumAnswered, double level) {
        long agreeing = 0;
        long people = 0;
        for (int answered = Math.max(1, minimumAnswered); answered <= items(); answered++) {
            people += cells[ANSWERED + answered];
            agreeing += cells[ANSWERED + items() + 1 + answered];
        }
        return Proportion.wilson(agreeing, people, level);
    }
}
