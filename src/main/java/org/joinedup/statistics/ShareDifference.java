package org.joinedup.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A share against the plain mean of others' shares, who have no person in common.
 *
 * @param value the share minus the mean of the others
 * @param othersMean each of the others counting the same, 0..1
 */
public record ShareDifference(double value, double othersMean, Interval interval) {

    /**
     * Zou and Donner (2008), Stat Med 27:1693, from the Wilson limits of every share; against one
     * other it is method 10 of Newcombe (1998), Stat Med 17:873.
     *
     * @param others with intervals of the same level as the share's
     * @return undefined (NO_DATA) without another
     */
    public static Estimate<ShareDifference> toMeanOf(List<Proportion> others, Proportion share) {
        if (others.isEmpty()) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        double level = share.interval().level();
        if (others.stream().anyMatch(other -> other.interval().level() != level)) {
            throw new IllegalArgumentException("Intervals of different levels");
        }
        double mean = others.stream().mapToDouble(Proportion::share).average().orElseThrow();
        double below =
                distance(
                        share.share() - share.interval().lower(),
                        others,
                        other -> other.interval().upper() - other.share());
        double above =
                distance(
                        share.interval().upper() - share.share(),
                        others,
                        other -> other.share() - other.interval().lower());
        double value = share.share() - mean;
        Interval interval =
                new Interval(value - below, value + above, level, Method.COMBINED_WILSON);
        return Estimate.known(new ShareDifference(value, mean, interval));
    }

    private static double distance(
            double own, List<Proportion> others, ToDoubleFunction<Proportion> reach) {
        double squares =
                others.stream()
                        .mapToDouble(reach)
                        .map(each -> each / others.size())
                        .map(each -> each * each)
                        .sum();
        return Math.sqrt(own * own + squares);
    }
}
