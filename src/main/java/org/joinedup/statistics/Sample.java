package org.joinedup.statistics;

import java.util.Arrays;
import java.util.Collection;

/**
 * Numbers with how often each occurs: enough for every figure of one group, at a cost that does not
 * grow with the number of people.
 *
 * <p>Immutable; distinct values in ascending order.
 */
public final class Sample {

    private final double[] values;
    private final long[] counts;
    private final long n;

    private Sample(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.n = Arrays.stream(counts).sum();
    }

    /**
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    public static Sample of(double... values) {
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);
        return ofCounts(values, ones);
    }

    /**
     * @param values in any order, also repeated
     * @param counts how often each occurs, 0 or more
     * @throws IllegalArgumentException if a value is not finite or a count negative, or their
     *     numbers differ
     */
    public static Sample ofCounts(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(
                    values.length + " values but " + counts.length + " counts");
        }
        double[] keys = new double[values.length];
        int used = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || counts[i] < 0) {
                throw new IllegalArgumentException(
                        "Not countable: " + values[i] + " occurring " + counts[i] + " times");
            }
            if (counts[i] > 0) {
                keys[used++] = values[i] + 0.0; // -0.0 becomes 0.0
            }
        }
        double[] distinct = distinct(keys, used);
        long[] totals = new long[distinct.length];
        for (int i = 0; i < values.length; i++) {
            if (counts[i] > 0) {
                totals[Arrays.binarySearch(distinct, values[i] + 0.0)] += counts[i];
            }
        }
        return new Sample(distinct, totals);
    }

    /** The numbers of several groups as one. */
    static Sample union(Collection<Sample> samples) {
        double[] values =
                samples.stream().flatMapToDouble(sample -> Arrays.stream(sample.values)).toArray();
        long[] counts =
                samples.stream().flatMapToLong(sample -> Arrays.stream(sample.counts)).toArray();
        return ofCounts(values, counts);
    }

    private static double[] distinct(double[] keys, int used) {
        Arrays.sort(keys, 0, used);
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[kept++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    public long n() {
        return n;
    }

    public Estimate<Double> mean() {
        return n == 0 ? Estimate.undefined(Reason.NO_DATA) : Estimate.known(meanOrThrow());
    }

    /**
     * Standard deviation with denominator n − 1, in the units of the values; 0 if all are
     * identical.
     */
    public Estimate<Double> standardDeviation() {
        return n < 2 ? tooFew() : Estimate.known(Math.sqrt(variance()));
    }

    /** Standard deviation / √n. */
    public Estimate<Double> standardError() {
        return n < 2 ? tooFew() : Estimate.known(Math.sqrt(variance() / n));
    }

    public Estimate<Double> min() {
        return n == 0 ? Estimate.undefined(Reason.NO_DATA) : Estimate.known(values[0]);
    }

    public Estimate<Double> max() {
        return n == 0
                ? Estimate.undefined(Reason.NO_DATA)
                : Estimate.known(values[values.length - 1]);
    }

    /**
     * The quantile of R's type 7 (Hyndman and Fan 1996): linear between the order statistics around
     * rank 1 + (n − 1)·p.
     *
     * @throws IllegalArgumentException unless 0 ≤ p ≤ 1
     */
    public Estimate<Double> quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Not a probability: " + p);
        }
        if (n == 0) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        double rank = (n - 1) * p;
        long low = (long) rank;
        double below = orderStatistic(low);
        double above = orderStatistic(Math.min(low + 1, n - 1));
        return Estimate.known(below + (rank - low) * (above - below));
    }

    public Estimate<Double> median() {
        return quantile(0.5);
    }

    /** How often exactly this value occurs. */
    public long count(double value) {
        int at = Arrays.binarySearch(values, value + 0.0);
        return at < 0 ? 0 : counts[at];
    }

    /**
     * Counts in bins of equal width over the 0-100 scale, each closed below, the last closed above
     * too.
     *
     * @throws IllegalArgumentException if a value lies outside 0..100
     */
    public long[] histogram(int bins) {
        long[] histogram = new long[bins];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 100) {
                throw new IllegalArgumentException("Outside 0-100: " + values[i]);
            }
            histogram[Math.min(bins - 1, (int) (values[i] * bins / 100))] += counts[i];
        }
        return histogram;
    }

    /** Whether at least two values differ. */
    public boolean varies() {
        return values.length > 1;
    }

    int distinct() {
        return values.length;
    }

    double value(int i) {
        return values[i];
    }

    long count(int i) {
        return counts[i];
    }

    double meanOrThrow() {
        if (n == 0) {
            throw new IllegalStateException("No mean of nothing");
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * counts[i];
        }
        // Rounding must not carry the mean of nearly identical values out of their range.
        return Math.clamp(sum / n, values[0], values[values.length - 1]);
    }

    double sumOfSquaredDeviations() {
        double mean = meanOrThrow();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    }

    double variance() {
        return sumOfSquaredDeviations() / (n - 1);
    }

    private double orderStatistic(long rank) {
        long passed = 0;
        for (int i = 0; i < values.length; i++) {
            passed += counts[i];
            if (rank < passed) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("No rank " + rank + " among " + n);
    }

    private Estimate<Double> tooFew() {
        return Estimate.undefined(n == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample sample
                && Arrays.equals(values, sample.values)
                && Arrays.equals(counts, sample.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Sample[" + n + " numbers, " + values.length + " distinct]";
    }
}
