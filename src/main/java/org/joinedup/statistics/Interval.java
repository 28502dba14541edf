package org.joinedup.statistics;

import java.util.Objects;

/**
 * A two-sided confidence interval in the units of its estimate.
 *
 * @param level confidence, strictly between 0 and 1, as 0.95
 */
public record Interval(double lower, double upper, double level, Method method) {

    /**
     * @throws IllegalArgumentException unless lower ≤ upper are finite and the level is within (0,
     *     1)
     */
    public Interval {
        Objects.requireNonNull(method);
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException("Not an interval: " + lower + " to " + upper);
        }
        requireLevel(level);
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }

    static Interval around(double centre, double margin, double level, Method method) {
        return new Interval(centre - margin, centre + margin, level, method);
    }

    static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "A confidence level lies strictly between 0 and 1, not at " + level);
        }
        return level;
    }
}
