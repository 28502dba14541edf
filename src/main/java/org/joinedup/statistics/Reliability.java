package org.joinedup.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the items measure one thing together, over complete questionnaires.
 *
 * @param n complete questionnaires
 * @param alpha Cronbach (1951), at most 1; may be negative
 * @param interval of alpha by Feldt
 * @param standardErrorOfMeasurement SD of the persons' scores · √(1 − alpha), in points of 0-100
 * @param items each item's part in it, in the order of the instrument
 */
public record Reliability(
        long n,
        double alpha,
        Interval interval,
        double standardErrorOfMeasurement,
        List<ItemReliability> items) {

    /**
     * One item's part.
     *
     * @param alphaIfDropped alpha of the other items; undefined where only one would be left
     * @param itemRest correlation of the item with the sum of the others; undefined (NO_VARIATION)
     *     for a constant item
     */
    public record ItemReliability(Estimate<Double> alphaIfDropped, Estimate<Double> itemRest) {}

    /**
     * @return undefined for fewer than two items, fewer than two people (TOO_FEW), or equal totals
     *     (NO_VARIATION)
     */
    public static Estimate<Reliability> of(CrossProducts products, double level) {
        Interval.requireLevel(level);
        return Covariances.of(products)
                .flatMap(
                        covariances ->
                                covariances
                                        .alpha()
                                        .map(
                                                alpha -> {
                                                    long n = products.n();
                                                    double spread =
                                                            Math.sqrt(
                                                                            covariances.total()
                                                                                    / n
                                                                                    / (n - 1))
                                                                    / products.items()
                                                                    * 100
                                                                    / 3;
                                                    return new Reliability(
                                                            n,
                                                            alpha,
                                                            feldt(alpha, products.items(), n, level)
                                                                    .get(),
                                                            spread * Math.sqrt(1 - alpha),
                                                            IntStream.range(0, products.items())
                                                                    .mapToObj(covariances::item)
                                                                    .toList());
                                                }));
    }

    /**
     * Feldt, Woodruff and Salih (1987), Appl Psychol Meas 11:93: 1 − (1 − alpha)·F with n − 1 and
     * (n − 1)(k − 1) degrees of freedom.
     *
     * @param alpha at most 1
     * @param items k
     * @param n complete questionnaires
     */
    public static Estimate<Interval> feldt(double alpha, int items, long n, double level) {
        if (!(alpha <= 1 && alpha > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("Not an alpha: " + alpha);
        }
        double tail = (1 - Interval.requireLevel(level)) / 2;
        if (items < 2) {
            return Estimate.undefined(Reason.WRONG_NUMBER_OF_ITEMS);
        }
        if (n < 2) {
            return Estimate.undefined(Reason.TOO_FEW);
        }
        double freedom = n - 1.0;
        double lower =
                1 - (1 - alpha) * Distributions.fQuantile(1 - tail, freedom, freedom * (items - 1));
        double upper =
                1 - (1 - alpha) * Distributions.fQuantile(tail, freedom, freedom * (items - 1));
        return Estimate.known(new Interval(lower, upper, level, Method.FELDT));
    }
}
