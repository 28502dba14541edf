package org.joinedup.statistics;

import java.util.List;

/**
 * How much of the differences between people lies between services, and so how far a service's mean
 * can be told from another's: one-way analysis of variance, Shrout and Fleiss (1979), Psychol Bull
 * 86:420, with the n0 of unequal groups.
 *
 * @param services with at least one person
 * @param people in all of them
 * @param typicalSize n0 = (N − Σn²/N) / (services − 1)
 * @param withinVariance mean square within services, the σ² of funnel limits
 * @param icc ICC(1), 0..1; a negative one is 0
 */
public record BetweenServices(
        int services,
        long people,
        double typicalSize,
        double betweenMeanSquare,
        double withinVariance,
        double icc) {

    /** Below this reliability no service is compared with another. */
    public static final double COMPARABLE = 0.70;

    public static final double GOOD = 0.80;

    /**
     * @return undefined without two services and more people than services (TOO_FEW), or if nothing
     *     varies (NO_VARIATION)
     */
    public static Estimate<BetweenServices> of(List<Sample> scoresByService) {
        List<Sample> groups = scoresByService.stream().filter(group -> group.n() > 0).toList();
        long people = groups.stream().mapToLong(Sample::n).sum();
        if (groups.size() < 2 || people <= groups.size()) {
            return Estimate.undefined(groups.isEmpty() ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        double mean =
                groups.stream().mapToDouble(group -> group.n() * group.meanOrThrow()).sum()
                        / people;
        double between =
                groups.stream()
                                .mapToDouble(
                                        group -> group.n() * square(group.meanOrThrow() - mean))
                                .sum()
                        / (groups.size() - 1);
        double within =
                groups.stream().mapToDouble(Sample::sumOfSquaredDeviations).sum()
                        / (people - groups.size());
        double squares = groups.stream().mapToDouble(group -> square(group.n())).sum();
        double size = (people - squares / people) / (groups.size() - 1);
        double denominator = between + (size - 1) * within;
        if (groups.stream().noneMatch(Sample::varies)
                && groups.stream().mapToDouble(Sample::meanOrThrow).distinct().count() == 1) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double icc = Math.clamp((between - within) / denominator, 0, 1);
        return Estimate.known(
                new BetweenServices(groups.size(), people, size, between, within, icc));
    }

    /** Reliability of the mean of n people, 0..1: n·ICC / (1 + (n − 1)·ICC), Spearman-Brown. */
    public double reliability(long n) {
        return n < 1 ? 0 : n * icc / (1 + (n - 1) * icc);
    }

    /**
     * Fewest completed questionnaires of one service for a reliability R: R / (1 − R) · (1 − ICC) /
     * ICC, rounded up.
     *
     * @param reliability strictly between 0 and 1
     * @return undefined (NO_VARIATION_BETWEEN_SERVICES) if no number would do
     */
    public Estimate<Long> completesNeeded(double reliability) {
        return completesNeeded(reliability, icc);
    }

    /**
     * The same of an ICC that is known otherwise, as from last year.
     *
     * @param icc from 0 to below 1
     */
    public static Estimate<Long> completesNeeded(double reliability, double icc) {
        if (!(reliability > 0 && reliability < 1)) {
            throw new IllegalArgumentException(
                    "A reliability to reach lies strictly between 0 and 1, not at " + reliability);
        }
        if (icc == 0) {
            return Estimate.undefined(Reason.NO_VARIATION_BETWEEN_SERVICES);
        }
        double needed = reliability / (1 - reliability) * (1 - icc) / icc;
        // A rounding error above a whole number must not ask for one person more.
        return Estimate.known(Math.max(1, (long) Math.ceil(needed * (1 - 1e-12))));
    }

    private static double square(double value) {
        return value * value;
    }
}
