package org.joinedup.statistics;

/**
 * A mean and how sure it is.
 *
 * @param standardDeviation denominator n − 1; undefined for one person
 * @param interval undefined for one person (TOO_FEW) and if all are identical (NO_VARIATION)
 */
public record MeanFigure(
        long n,
        double mean,
        Estimate<Double> standardDeviation,
        Estimate<Double> standardError,
        Estimate<Interval> interval) {}
