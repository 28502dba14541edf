package org.joinedup.statistics;

import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Quantiles of the reference distributions, to a relative accuracy better than 1e-10. */
final class Distributions {

    /**
     * commons-math stops at 1e-9 by default, which an interval multiplies by its standard error.
     */
    private static final double ACCURACY = 1e-14;

    /**
     * From here on the incomplete beta function of commons-math loses the digits that tell t from
     * the normal.
     */
    private static final double MANY = 1e6;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Distributions() {}

    static double normalQuantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    static double normalProbability(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** The z of a two-sided interval: 1.96 for 0.95. */
    static double twoSidedNormal(double level) {
        return normalQuantile((1 + Interval.requireLevel(level)) / 2);
    }

    /** The t of a two-sided interval. */
    static double twoSidedT(double level, double degreesOfFreedom) {
        if (degreesOfFreedom > MANY) {
            return manyDegreesOfFreedom(twoSidedNormal(level), degreesOfFreedom);
        }
        return new TDistribution(null, degreesOfFreedom, ACCURACY)
                .inverseCumulativeProbability((1 + Interval.requireLevel(level)) / 2);
    }

    /** Abramowitz and Stegun (1964) 26.7.5, without the terms from 1/n³ on. */
    private static double manyDegreesOfFreedom(double z, double n) {
        double z3 = z * z * z;
        return z + (z3 + z) / (4 * n) + (5 * z3 * z * z + 16 * z3 + 3 * z) / (96 * n * n);
    }

    /**
     * Two-sided p-value of a t statistic; beyond a million degrees of freedom by Abramowitz and
     * Stegun (1964) 26.7.8.
     */
    static double twoSidedTProbability(double t, double degreesOfFreedom) {
        double size = Math.abs(t);
        if (degreesOfFreedom > MANY) {
            return 2
                    * normalProbability(
                            -size
                                    * (1 - 1 / (4 * degreesOfFreedom))
                                    / Math.sqrt(1 + t * t / (2 * degreesOfFreedom)));
        }
        return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-size);
    }

    static double fQuantile(double p, double numerator, double denominator) {
        return new FDistribution(null, numerator, denominator, ACCURACY)
                .inverseCumulativeProbability(p);
    }
}
