package org.joinedup.statistics;

import java.util.Arrays;

/**
 * Centre and natural process limits of one stretch of points: Wheeler (1993), Understanding
 * Variation; NHS "Making Data Count".
 *
 * @param lower centre − 2.66 · mean moving range; not held to the scale
 * @param lowerNear two thirds of the way from the centre to lower
 * @param trial whether there are under 12 points, so that the limits will still move; to be said
 */
public record XmrLimits(
        double centre,
        double lower,
        double upper,
        double lowerNear,
        double upperNear,
        double meanMovingRange,
        boolean trial) {

    private static final double RANGES_TO_LIMIT = 2.66;
    private static final double SCREEN = 3.267;
    private static final int SETTLED = 12;

    /** Two values this close, relative to their size, differ by rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * @return undefined for fewer than two points (TOO_FEW) or identical ones (NO_VARIATION)
     */
    static Estimate<XmrLimits> of(double[] values, boolean screened) {
        if (values.length < 2) {
            return Estimate.undefined(values.length == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        double centre = Arrays.stream(values).sum() / values.length;
        double range = meanMovingRange(values, screened);
        if (range <= ROUNDING * Math.max(1, Math.abs(centre))) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double limit = RANGES_TO_LIMIT * range;
        double near = limit * 2 / 3;
        return Estimate.known(
                new XmrLimits(
                        centre,
                        centre - limit,
                        centre + limit,
                        centre - near,
                        centre + near,
                        range,
                        values.length < SETTLED));
    }

    private static double meanMovingRange(double[] values, boolean screened) {
        double[] ranges = new double[values.length - 1];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = Math.abs(values[i + 1] - values[i]);
        }
        double mean = Arrays.stream(ranges).average().orElseThrow();
        if (!screened) {
            return mean;
        }
        double kept =
                Arrays.stream(ranges).filter(range -> range < SCREEN * mean).average().orElse(0);
        // One step between two flat stretches: without it there would be no limits at all.
        return kept <= ROUNDING * mean ? mean : kept;
    }

    /** 1 strictly above the centre, −1 strictly below, 0 on it. */
    int side(double value) {
        return beyond(value, centre, centre);
    }

    /** 1 above the upper process limit, −1 below the lower. */
    int outside(double value) {
        return beyond(value, lower, upper);
    }

    /** 1 above the upper near limit, −1 below the lower; also beyond the process limits. */
    int beyondNear(double value) {
        return beyond(value, lowerNear, upperNear);
    }

    private static int beyond(double value, double low, double high) {
        double rounding = ROUNDING * Math.max(1, Math.abs(value));
        return value > high + rounding ? 1 : value < low - rounding ? -1 : 0;
    }
}
