package org.joinedup.statistics;

/**
 * What is reported about one category of a breakdown: the answers to each item, and the persons'
 * scores.
 *
 * <p>Mutable, not thread-safe; adds up exactly like {@link Accumulator}.
 */
public final class BreakdownSummary {

    private final ItemCounts items;
    private final ScoreDistribution scores;

    /**
     * @param items how many items the instrument has, 1 to 200
     */
    public BreakdownSummary(int items) {
        this(new ItemCounts(items), new ScoreDistribution(items));
    }

    private BreakdownSummary(ItemCounts items, ScoreDistribution scores) {
        this.items = items;
        this.scores = scores;
    }

    /**
     * @throws IllegalArgumentException unless these are the bytes of {@link #encode}
     */
    public static BreakdownSummary decode(byte[] encoded) {
        Decoder decoder = new Decoder(encoded);
        BreakdownSummary decoded =
                new BreakdownSummary(
                        Accumulator.decodeFrom(decoder, ItemCounts::new),
                        Accumulator.decodeFrom(decoder, ScoreDistribution::new));
        decoder.requireEnd();
        return decoded;
    }

    /**
     * @throws IllegalArgumentException if the number of answers or a code is wrong; nothing is then
     *     counted
     */
    public void add(byte[] codes) {
        Codes.require(codes, items.items());
        items.count(codes);
        scores.count(codes);
    }

    /**
     * @throws IllegalStateException if such a person was never counted, as far as the counts can
     *     tell; nothing is then changed
     */
    public void remove(byte[] codes) {
        BreakdownSummary one = new BreakdownSummary(items.items());
        one.add(codes);
        subtract(one);
    }

    public void merge(BreakdownSummary other) {
        items.merge(other.items);
        scores.merge(other.scores);
    }

    /**
     * The inverse of {@link #merge}.
     *
     * @throws IllegalStateException if the other holds more than this; nothing is then changed
     */
    public void subtract(BreakdownSummary other) {
        items.requireContains(other.items);
        scores.requireContains(other.scores);
        items.subtract(other.items);
        scores.subtract(other.scores);
    }

    /** A compact form for storing, the same for equal counts. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        items.encodeTo(encoder);
        scores.encodeTo(encoder);
        return encoder.toBytes();
    }

    /** Everyone counted, scored or not. */
    public long people() {
        return scores.people();
    }

    /** Live: for reading, and for merging into others. */
    public ItemCounts items() {
        return items;
    }

    /** Live: for reading, and for merging into others. */
    public ScoreDistribution scores() {
        return scores;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BreakdownSummary summary
                && items.equals(summary.items)
                && scores.equals(summary.scores);
    }

    @Override
    public int hashCode() {
        return 31 * items.hashCode() + scores.hashCode();
    }

    @Override
    public String toString() {
        return "BreakdownSummary[" + people() + " people, " + items.items() + " items]";
    }
}
