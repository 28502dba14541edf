package org.joinedup.statistics;

import org.joinedup.kernel.Answer;

/**
 * How many people gave so many scored answers with such a sum: the exact distribution of persons'
 * scores, whatever the minimum of answered items.
 *
 * <p>A person's score = (mean of the answered items − 1) / 3 · 100. With a answers summing to a + e
 * it is 100·e / 3a, so a cell is kept for every a in 0..items and every excess e in 0..3a.
 */
public final class ScoreDistribution extends Accumulator<ScoreDistribution> {

    /**
     * @param items 1 to 200
     */
    public ScoreDistribution(int items) {
        super(requireItems(items), firstCell(items + 1));
    }

    private static int firstCell(int answered) {
        return 3 * answered * (answered - 1) / 2 + answered;
    }

    public static ScoreDistribution decode(byte[] encoded) {
        return decode(encoded, ScoreDistribution::new);
    }

    @Override
    ScoreDistribution empty() {
        return new ScoreDistribution(items());
    }

    @Override
    void count(byte[] codes) {
        int answered = 0;
        int excess = 0;
        for (byte code : codes) {
            if (Answer.isScored(code)) {
                answered++;
                excess += code - 1;
            }
        }
        cells[firstCell(answered) + excess]++;
    }

    /** People with this many scored answers summing to this, each answer being 1 to 4. */
    public long count(int answered, int sum) {
        int excess = sum - answered;
        boolean possible =
                answered >= 0 && answered <= items() && excess >= 0 && excess <= 3 * answered;
        return possible ? cells[firstCell(answered) + excess] : 0;
    }

    /** Everyone counted, scored or not. */
    public long people() {
        return atLeast(0);
    }

    /** People with at least this many scored answers. */
    public long atLeast(int minimumAnswered) {
        long people = 0;
        for (int cell = firstCell(Math.max(0, minimumAnswered)); cell < cells.length; cell++) {
            people += cells[cell];
        }
        return people;
    }

    /**
     * The scores, 0-100, of everyone with enough scored answers.
     *
     * @param minimumAnswered fewest scored answers for a score, at least 1
     * @throws IllegalArgumentException if the minimum is below 1
     */
    public Sample scores(int minimumAnswered) {
        if (minimumAnswered < 1) {
            throw new IllegalArgumentException("A score needs at least one answer");
        }
        int first = firstCell(Math.min(minimumAnswered, items() + 1));
        double[] values = new double[cells.length - first];
        long[] counts = new long[values.length];
        int at = 0;
        for (int answered = minimumAnswered; answered <= items(); answered++) {
            for (int excess = 0; excess <= 3 * answered; excess++) {
                // One division of exact integers: equal fractions of different people give the same
                // double.
                values[at] = 100.0 * excess / (3.0 * answered);
                counts[at++] = cells[firstCell(answered) + excess];
            }
        }
        return Sample.ofCounts(values, counts);
    }
}
