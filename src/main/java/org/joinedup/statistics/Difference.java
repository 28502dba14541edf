package org.joinedup.statistics;

/**
 * The difference between two groups' means: Welch (1947), Biometrika 34:28, unequal variances.
 *
 * @param value the second mean minus the first
 * @param degreesOfFreedom Welch-Satterthwaite
 * @param t value / standardError
 * @param pValue two-sided
 */
public record Difference(
        double value,
        double standardError,
        double degreesOfFreedom,
        double t,
        double pValue,
        Interval interval) {

    /**
     * @return undefined if a group has fewer than two people (TOO_FEW), or neither varies
     *     (NO_VARIATION)
     */
    public static Estimate<Difference> welch(Sample first, Sample second, double level) {
        Interval.requireLevel(level);
        if (first.n() < 2 || second.n() < 2) {
            return Estimate.undefined(
                    first.n() == 0 || second.n() == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        if (!first.varies() && !second.varies()) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double v1 = first.variance() / first.n();
        double v2 = second.variance() / second.n();
        double variance = v1 + v2;
        double freedom =
                variance * variance / (v1 * v1 / (first.n() - 1) + v2 * v2 / (second.n() - 1));
        double value = second.meanOrThrow() - first.meanOrThrow();
        double error = Math.sqrt(variance);
        double margin = Distributions.twoSidedT(level, freedom) * error;
        return Estimate.known(
                new Difference(
                        value,
                        error,
                        freedom,
                        value / error,
                        Distributions.twoSidedTProbability(value / error, freedom),
                        Interval.around(value, margin, level, Method.WELCH)));
    }

    /**
     * A group against everyone else, who have no person in common: the group's mean minus the
     * others'.
     *
     * @throws IllegalStateException if the group is not part of everyone
     */
    public static Estimate<Difference> toTheRest(
            ScoreDistribution everyone,
            ScoreDistribution group,
            int minimumAnswered,
            double level) {
        ScoreDistribution rest = everyone.copy();
        rest.subtract(group);
        return welch(rest.scores(minimumAnswered), group.scores(minimumAnswered), level);
    }
}
