package org.joinedup.statistics;

import java.util.List;
import java.util.Objects;

/**
 * Everything that is reported about a group of responses to one instrument, in a few kilobytes
 * whatever their number.
 *
 * <p>A commutative monoid: the summary of a union is the merge of the summaries, to the bit.
 * Mutable, not thread-safe.
 */
public final class GroupSummary {

    private final ItemCounts items;
    private final ScoreDistribution scores;
    private final CrossProducts products;
    private final AnswerPatterns patterns;
    private final Tally modes;
    private final Tally respondents;
    private final Tally languages;
    private final Tally daysSinceTransition;

    /**
     * @param items how many items the instrument has, 1 to 200
     */
    public GroupSummary(int items) {
        this(
                new ItemCounts(items),
                new ScoreDistribution(items),
                new CrossProducts(items),
                new AnswerPatterns(items),
                new Tally(),
                new Tally(),
                new Tally(),
                new Tally());
    }

    private GroupSummary(
            ItemCounts items,
            ScoreDistribution scores,
            CrossProducts products,
            AnswerPatterns patterns,
            Tally modes,
            Tally respondents,
            Tally languages,
            Tally daysSinceTransition) {
        this.items = items;
        this.scores = scores;
        this.products = products;
        this.patterns = patterns;
        this.modes = modes;
        this.respondents = respondents;
        this.languages = languages;
        this.daysSinceTransition = daysSinceTransition;
    }

    /**
     * @throws IllegalArgumentException unless these are the bytes of {@link #encode}
     */
    public static GroupSummary decode(byte[] encoded) {
        Decoder decoder = new Decoder(encoded);
        GroupSummary decoded =
                new GroupSummary(
                        Accumulator.decodeFrom(decoder, ItemCounts::new),
                        Accumulator.decodeFrom(decoder, ScoreDistribution::new),
                        Accumulator.decodeFrom(decoder, CrossProducts::new),
                        Accumulator.decodeFrom(decoder, AnswerPatterns::new),
                        Tally.decodeFrom(decoder),
                        Tally.decodeFrom(decoder),
                        Tally.decodeFrom(decoder),
                        Tally.decodeFrom(decoder));
        decoder.requireEnd();
        return decoded;
    }

    /**
     * Counts one person's questionnaire.
     *
     * @param codes one {@link org.joinedup.kernel.Answer} code per item
     * @throws IllegalArgumentException if the number of answers or a code is wrong; nothing is then
     *     counted
     */
    public void add(byte[] codes, Circumstances circumstances) {
        Codes.require(codes, items.items());
        Objects.requireNonNull(circumstances);
        items.count(codes);
        scores.count(codes);
        products.count(codes);
        patterns.count(codes);
        modes.add(circumstances.mode());
        respondents.add(circumstances.respondent());
        languages.add(circumstances.language());
        daysSinceTransition.add(circumstances.days());
    }

    /**
     * Takes one person away again, so that every figure is as if the response had never come.
     *
     * @throws IllegalArgumentException as {@link #add}
     * @throws IllegalStateException if such a response was never counted, as far as the counts can
     *     tell; nothing is then changed
     */
    public void remove(byte[] codes, Circumstances circumstances) {
        GroupSummary one = new GroupSummary(items.items());
        one.add(codes, circumstances);
        subtract(one);
    }

    /**
     * @throws IllegalArgumentException if the other is of an instrument with a different number of
     *     items
     */
    public void merge(GroupSummary other) {
        items.merge(other.items);
        scores.merge(other.scores);
        products.merge(other.products);
        patterns.merge(other.patterns);
        modes.merge(other.modes);
        respondents.merge(other.respondents);
        languages.merge(other.languages);
        daysSinceTransition.merge(other.daysSinceTransition);
    }

    /**
     * The inverse of {@link #merge}: also "all others than this group".
     *
     * @throws IllegalStateException if the other holds more than this; nothing is then changed
     */
    public void subtract(GroupSummary other) {
        requireContains(other);
        items.subtract(other.items);
        scores.subtract(other.scores);
        products.subtract(other.products);
        patterns.subtract(other.patterns);
        modes.subtract(other.modes);
        respondents.subtract(other.respondents);
        languages.subtract(other.languages);
        daysSinceTransition.subtract(other.daysSinceTransition);
    }

    private void requireContains(GroupSummary other) {
        items.requireContains(other.items);
        scores.requireContains(other.scores);
        products.requireContains(other.products);
        patterns.requireContains(other.patterns);
        modes.requireContains(other.modes);
        respondents.requireContains(other.respondents);
        languages.requireContains(other.languages);
        daysSinceTransition.requireContains(other.daysSinceTransition);
    }

    public GroupSummary copy() {
        GroupSummary copy = new GroupSummary(items.items());
        copy.merge(this);
        return copy;
    }

    /** A compact form for storing, the same for equal summaries. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        items.encodeTo(encoder);
        scores.encodeTo(encoder);
        products.encodeTo(encoder);
        patterns.encodeTo(encoder);
        modes.encodeTo(encoder);
        respondents.encodeTo(encoder);
        languages.encodeTo(encoder);
        daysSinceTransition.encodeTo(encoder);
        return encoder.toBytes();
    }

    /** Everyone counted, scored or not. */
    public long people() {
        return patterns.people();
    }

    // The parts below are live: for reading, and for merging into others. Change a summary only as
    // a whole.

    public ItemCounts items() {
        return items;
    }

    public ScoreDistribution scores() {
        return scores;
    }

    public CrossProducts products() {
        return products;
    }

    public AnswerPatterns patterns() {
        return patterns;
    }

    public Tally modes() {
        return modes;
    }

    public Tally respondents() {
        return respondents;
    }

    public Tally languages() {
        return languages;
    }

    /** Keyed by the number of days in decimal digits. */
    public Tally daysSinceTransition() {
        return daysSinceTransition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupSummary summary && parts().equals(summary.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(
                items,
                scores,
                products,
                patterns,
                modes,
                respondents,
                languages,
                daysSinceTransition);
    }

    @Override
    public String toString() {
        return "GroupSummary[" + people() + " people, " + items.items() + " items]";
    }
}
