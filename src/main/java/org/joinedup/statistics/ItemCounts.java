package org.joinedup.statistics;

import org.joinedup.kernel.Answer;

/** How many people gave which of the seven answers to which item. Items are counted from 0. */
public final class ItemCounts extends Accumulator<ItemCounts> {

    private static final int OPTIONS = Answer.values().length;
    private static final int[] OPTION_OF_CODE = new int[10];

    static {
        for (Answer answer : Answer.values()) {
            OPTION_OF_CODE[answer.code()] = answer.ordinal();
        }
    }

    /**
     * @param items 1 to 200
     */
    public ItemCounts(int items) {
        super(requireItems(items), items * OPTIONS);
    }

    public static ItemCounts decode(byte[] encoded) {
        return decode(encoded, ItemCounts::new);
    }

    @Override
    ItemCounts empty() {
        return new ItemCounts(items());
    }

    @Override
    void count(byte[] codes) {
        int row = 0;
        for (byte code : codes) {
            cells[row + OPTION_OF_CODE[code]]++;
            row += OPTIONS;
        }
    }

    public long count(int item, Answer answer) {
        return cells[item * OPTIONS + answer.ordinal()];
    }

    /** Everyone counted, whatever they answered. */
    public long people() {
        long people = 0;
        for (Answer answer : Answer.values()) {
            people += count(0, answer);
        }
        return people;
    }

    /** The scored answers to one item on 0-100: 0, 33⅓, 66⅔ and 100. */
    public Sample scored(int item) {
        double[] values = new double[4];
        long[] counts = new long[4];
        for (int i = 0; i < 4; i++) {
            values[i] = 100.0 * i / 3;
            counts[i] = cells[item * OPTIONS + OPTION_OF_CODE[i + 1]];
        }
        return Sample.ofCounts(values, counts);
    }

    /** People with a scored answer to one item. */
    public long answered(int item) {
        return count(item, Answer.STRONGLY_DISAGREE)
                + count(item, Answer.DISAGREE)
                + count(item, Answer.AGREE)
                + count(item, Answer.STRONGLY_AGREE);
    }

    /** Those who agree or strongly agree among those with a scored answer to one item. */
    public Estimate<Proportion> agree(int item, double level) {
        long agree = count(item, Answer.AGREE) + count(item, Answer.STRONGLY_AGREE);
        return Proportion.wilson(agree, answered(item), level);
    }

    /** All figures of one item. */
    public ItemFigures figures(int item, double level) {
        return ItemFigures.of(this, item, level);
    }

    /**
     * Mean of all answers to all items, 0-100, each answer weighing the same. Not the headline:
     * that is the mean of persons' scores.
     */
    public Estimate<Double> pooledMean() {
        long answers = 0;
        long excess = 0;
        for (int item = 0; item < items(); item++) {
            for (int i = 0; i < 4; i++) {
                long count = cells[item * OPTIONS + OPTION_OF_CODE[i + 1]];
                answers += count;
                excess += i * count;
            }
        }
        return answers == 0
                ? Estimate.undefined(Reason.NO_DATA)
                : Estimate.known(100.0 * excess / (3.0 * answers));
    }

    /**
     * Mean of the items' means, 0-100, each item weighing the same; undefined if an item has no
     * answer. Not the headline.
     */
    public Estimate<Double> meanOfItemMeans() {
        double sum = 0;
        for (int item = 0; item < items(); item++) {
            Sample scored = scored(item);
            if (scored.n() == 0) {
                return Estimate.undefined(Reason.NO_DATA);
            }
            sum += scored.meanOrThrow();
        }
        return Estimate.known(sum / items());
    }
}
