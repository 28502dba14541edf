package org.joinedup.statistics;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;

/** Redraws a group of the same size from itself, as counts of its distinct values. */
final class Multinomial {

    private final Sample sample;
    private final RandomGenerator random;

    Multinomial(Sample sample, RandomGenerator random) {
        this.sample = sample;
        this.random = random;
    }

    /**
     * The mean of one redrawn group: how many get each value, given how many are left, is binomial.
     */
    double nextMean() {
        long peopleLeft = sample.n();
        long originalsLeft = sample.n();
        double sum = 0;
        for (int i = 0; peopleLeft > 0; i++) {
            long count = sample.count(i);
            long drawn =
                    count == originalsLeft
                            ? peopleLeft
                            : binomial(peopleLeft, (double) count / originalsLeft);
            sum += drawn * sample.value(i);
            peopleLeft -= drawn;
            originalsLeft -= count;
        }
        return sum / sample.n();
    }

    long binomial(long n, double p) {
        if (p > 0.5) {
            return n - binomial(n, 1 - p);
        }
        return n * p < 10 ? byInversion(n, p) : byRejection(n, p);
    }

    /** Walks up the distribution function; quick while few are expected. */
    private long byInversion(long n, double p) {
        double odds = p / (1 - p);
        double none = Math.exp(n * Math.log1p(-p));
        while (true) {
            double u = random.nextDouble();
            double probability = none;
            long x = 0;
            while (u > probability && x <= n) {
                u -= probability;
                x++;
                probability *= (n + 1 - x) * odds / x;
            }
            if (x <= n) {
                return x;
            }
        }
    }

    /**
     * Hörmann (1993), J Stat Comput Simul 46:101, algorithm BTRS: transformed rejection, for n·p of
     * 10 and more.
     */
    private long byRejection(long n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * spread;
        double squeeze = 0.92 - 4.2 / b;
        long mode = (long) ((n + 1) * p);
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double us = 0.5 - Math.abs(u);
            double candidate = Math.floor((2 * a / us + b) * u + n * p + 0.5);
            if (us >= 0.07 && v <= squeeze) {
                return (long) candidate;
            }
            if (us > 0
                    && v > 0
                    && candidate >= 0
                    && candidate <= n
                    && Math.log(v * alpha / (a / (us * us) + b))
                            <= logRatio(n, p, mode, (long) candidate)) {
                return (long) candidate;
            }
        }
    }

    /** The logarithm of P(k) / P(mode). */
    private static double logRatio(long n, double p, long mode, long k) {
        return Gamma.logGamma(mode + 1.0)
                + Gamma.logGamma(n - mode + 1.0)
                - Gamma.logGamma(k + 1.0)
                - Gamma.logGamma(n - k + 1.0)
                + (k - mode) * Math.log(p / (1 - p));
    }
}
