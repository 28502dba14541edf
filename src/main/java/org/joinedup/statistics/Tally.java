package org.joinedup.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * People by one category: the mode of the answer, who answered, the language, the days since the
 * transition.
 *
 * <p>Mutable, not thread-safe; adds up exactly like {@link Accumulator}.
 */
public final class Tally {

    /** The key of those of whom it is not known. */
    public static final String NOT_RECORDED = "";

    /**
     * Counts above 0, each in an array of its own, so that counting one more person makes no
     * garbage.
     */
    private final Map<String, long[]> counts = new HashMap<>();

    public static Tally decode(byte[] encoded) {
        Decoder decoder = new Decoder(encoded);
        Tally tally = decodeFrom(decoder);
        decoder.requireEnd();
        return tally;
    }

    /**
     * @param key the category, or null for not recorded
     */
    public void add(String key) {
        add(key == null ? NOT_RECORDED : key, 1);
    }

    /**
     * @throws IllegalStateException if nobody of this category was counted
     */
    public void remove(String key) {
        Tally one = new Tally();
        one.add(key);
        subtract(one);
    }

    public void merge(Tally other) {
        other.counts().forEach(this::add);
    }

    /**
     * @throws IllegalStateException if the other holds more than this; nothing is then changed
     */
    public void subtract(Tally other) {
        requireContains(other);
        other.counts()
                .forEach(
                        (key, count) -> {
                            if (count(key) == count) {
                                counts.remove(key);
                            } else {
                                add(key, -count);
                            }
                        });
    }

    private void add(String key, long more) {
        long[] count = counts.get(key);
        if (count == null) {
            counts.put(key, new long[] {more});
        } else {
            count[0] += more;
        }
    }

    public Tally copy() {
        Tally copy = new Tally();
        copy.merge(this);
        return copy;
    }

    public long count(String key) {
        long[] count = counts.get(key == null ? NOT_RECORDED : key);
        return count == null ? 0 : count[0];
    }

    public long total() {
        return counts.values().stream().mapToLong(count -> count[0]).sum();
    }

    /** The categories in use, by key; a copy. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> copy = new TreeMap<>();
        counts.forEach((key, count) -> copy.put(key, count[0]));
        return copy;
    }

    /** One category's share of all. */
    public Estimate<Proportion> share(String key, double level) {
        return Proportion.wilson(count(key), total(), level);
    }

    /**
     * How far two mixes lie apart: half the sum of the absolute differences of the shares, 0 (the
     * same) to 1 (nothing in common).
     */
    public Estimate<Double> distance(Tally other) {
        long mine = total();
        long theirs = other.total();
        if (mine == 0 || theirs == 0) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        SortedMap<String, Long> keys = counts();
        keys.putAll(other.counts());
        double sum = 0;
        for (String key : keys.keySet()) {
            sum += Math.abs((double) count(key) / mine - (double) other.count(key) / theirs);
        }
        return Estimate.known(Math.min(1, sum / 2));
    }

    /** A compact form for storing, the same for equal counts. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encodeTo(encoder);
        return encoder.toBytes();
    }

    void requireContains(Tally other) {
        other.counts.forEach(
                (key, count) -> {
                    if (count(key) < count[0]) {
                        throw new IllegalStateException(
                                "Cannot take away what was never counted: " + key);
                    }
                });
    }

    void encodeTo(Encoder encoder) {
        encoder.number(counts.size());
        counts().forEach(
                        (key, count) -> {
                            encoder.text(key);
                            encoder.number(count);
                        });
    }

    static Tally decodeFrom(Decoder decoder) {
        Tally tally = new Tally();
        long size = decoder.number();
        for (long i = 0; i < size; i++) {
            String key = decoder.text();
            long count = decoder.number();
            if (count == 0 || tally.counts.put(key, new long[] {count}) != null) {
                throw new IllegalArgumentException(
                        "Not an encoded tally: " + key + " occurs " + count + " times or twice");
            }
        }
        return tally;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && counts().equals(tally.counts());
    }

    @Override
    public int hashCode() {
        return counts().hashCode();
    }

    @Override
    public String toString() {
        return "Tally" + counts();
    }
}
