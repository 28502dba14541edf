package org.joinedup.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A mean of people who stand for more or for fewer than one.
 *
 * @param n people with a weight above 0
 * @param mean Y = Σwx / Σw
 * @param variance V of the mean = [Σw(x − Y)² / Σw] · Σw² / (Σw)²
 * @param effectiveN (Σw)² / Σw²: as many people of equal weight would tell as much
 * @param interval Y ± z·√V; undefined for one person (TOO_FEW) or identical ones (NO_VARIATION)
 */
public record WeightedMean(
        long n, double mean, double variance, double effectiveN, Estimate<Interval> interval) {

    /** People of one weight. */
    record Weighted(Sample sample, double weight) {}

    /**
     * @param values one per person
     * @param weights one per person, 0 or more
     * @return undefined (NO_DATA) if nobody has a weight
     */
    public static Estimate<WeightedMean> of(double[] values, double[] weights, double level) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    values.length + " values but " + weights.length + " weights");
        }
        List<Weighted> people = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            people.add(new Weighted(Sample.of(values[i]), weights[i]));
        }
        return of(people, level);
    }

    static Estimate<WeightedMean> of(List<Weighted> groups, double level) {
        double z = Distributions.twoSidedNormal(level);
        groups.forEach(group -> requireWeight(group.weight()));
        // Only the proportions of the weights matter; in units of the largest, no square of them
        // overflows.
        double largest = groups.stream().mapToDouble(Weighted::weight).max().orElse(0);
        long n = 0;
        double weights = 0;
        double squares = 0;
        double sum = 0;
        List<Weighted> used = new ArrayList<>();
        for (Weighted group : groups) {
            long people = group.sample().n();
            if (people > 0 && group.weight() > 0) {
                double weight = group.weight() / largest;
                used.add(new Weighted(group.sample(), weight));
                n += people;
                weights += people * weight;
                squares += people * weight * weight;
                sum += people * weight * group.sample().meanOrThrow();
            }
        }
        if (n == 0) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        double mean = sum / weights;
        double variance = squaredDeviations(used, mean) / weights * squares / weights / weights;
        double effectiveN = weights * weights / squares;
        return Estimate.known(
                new WeightedMean(
                        n,
                        mean,
                        variance,
                        effectiveN,
                        interval(used, n, mean, z * Math.sqrt(variance), level)));
    }

    private static double squaredDeviations(List<Weighted> groups, double mean) {
        double sum = 0;
        for (Weighted group : groups) {
            double shift = group.sample().meanOrThrow() - mean;
            sum +=
                    group.weight()
                            * (group.sample().sumOfSquaredDeviations()
                                    + group.sample().n() * shift * shift);
        }
        return sum;
    }

    private static Estimate<Interval> interval(
            List<Weighted> groups, long n, double mean, double margin, double level) {
        if (n < 2) {
            return Estimate.undefined(Reason.TOO_FEW);
        }
        double first = groups.getFirst().sample().value(0);
        boolean identical =
                groups.stream()
                        .allMatch(
                                group ->
                                        !group.sample().varies()
                                                && group.sample().value(0) == first);
        return identical
                ? Estimate.undefined(Reason.NO_VARIATION)
                : Estimate.known(Interval.around(mean, margin, level, Method.NORMAL));
    }

    private static void requireWeight(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("Not a weight: " + weight);
        }
    }
}
