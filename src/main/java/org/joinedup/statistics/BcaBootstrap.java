package org.joinedup.statistics;

import org.apache.commons.math3.random.MersenneTwister;

import java.util.Arrays;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean: Efron (1987), J Am Stat Assoc
 * 82:171.
 *
 * <p>People are redrawn as counts of scores, so the cost does not grow with their number. The seed
 * is fixed and published: the same data give the same interval.
 */
public final class BcaBootstrap {

    /** How many times the group is redrawn. */
    public static final int RESAMPLES = 2_000;

    /** The seed of the Mersenne Twister (MT19937). */
    public static final int SEED = 20_120_711;

    /** Means that differ by less than this part of the range differ by rounding only. */
    private static final double TIE = 1e-10;

    private BcaBootstrap() {}

    /**
     * @return undefined for fewer than two numbers (TOO_FEW) or identical ones (NO_VARIATION)
     */
    public static Estimate<Interval> interval(Sample sample, double level) {
        Interval.requireLevel(level);
        if (sample.n() < 2) {
            return Estimate.undefined(sample.n() == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        return sample.varies()
                ? Estimate.known(interval(sample, resampledMeans(sample), level))
                : Estimate.undefined(Reason.NO_VARIATION);
    }

    private static double[] resampledMeans(Sample sample) {
        Multinomial multinomial = new Multinomial(sample, new MersenneTwister(SEED));
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = multinomial.nextMean();
        }
        return means;
    }

    /** The same from given means of resamples, which may also be all that are possible. */
    static Interval interval(Sample sample, double[] resampledMeans, double level) {
        double[] means = resampledMeans.clone();
        Arrays.sort(means);
        double estimate = sample.meanOrThrow();
        double tie = TIE * (sample.value(sample.distinct() - 1) - sample.value(0));
        long below = Arrays.stream(means).filter(mean -> mean < estimate - tie).count();
        // Held half a resample off the ends, where the normal quantile is infinite.
        double bias =
                Distributions.normalQuantile(
                        Math.clamp(
                                (double) below / means.length,
                                0.5 / means.length,
                                1 - 0.5 / means.length));
        double acceleration = acceleration(sample);
        double z = Distributions.twoSidedNormal(level);
        double lower = quantile(means, adjusted(bias, acceleration, -z));
        double upper = quantile(means, adjusted(bias, acceleration, z));
        // With very few distinct means the two can lie on one side of the estimate, which a reader
        // could not
        // understand.
        return new Interval(
                Math.min(lower, estimate), Math.max(upper, estimate), level, Method.BCA_BOOTSTRAP);
    }

    /**
     * From the jackknife: leaving one person out moves the mean in proportion to that person's
     * distance from it.
     */
    static double acceleration(Sample sample) {
        double mean = sample.meanOrThrow();
        double cubes = 0;
        for (int i = 0; i < sample.distinct(); i++) {
            cubes += sample.count(i) * Math.pow(sample.value(i) - mean, 3);
        }
        return cubes / (6 * Math.pow(sample.sumOfSquaredDeviations(), 1.5));
    }

    private static double adjusted(double bias, double acceleration, double z) {
        double denominator = 1 - acceleration * (bias + z);
        if (denominator <= 0) {
            return z < 0 ? 0 : 1;
        }
        return Distributions.normalProbability(bias + (bias + z) / denominator);
    }

    /** R type 7. */
    private static double quantile(double[] sorted, double p) {
        double rank = (sorted.length - 1) * p;
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }
}
