package org.joinedup.statistics;

/** McDonald's omega of three items, where the one-factor model has a closed form. */
public final class Omega {

    private Omega() {}

    /**
     * (Σλ)² / ((Σλ)² + Σ(1 − λ²)) with λ1² = r12·r13 / r23 and likewise: McDonald (1999), Test
     * Theory, on standardised items.
     *
     * @return 0..1; undefined unless there are three items, all vary, and every λ² lies within 0..1
     *     (OUT_OF_RANGE)
     */
    public static Estimate<Double> ofThreeItems(CrossProducts products) {
        if (products.items() != 3) {
            return Estimate.undefined(Reason.WRONG_NUMBER_OF_ITEMS);
        }
        return Covariances.of(products)
                .flatMap(
                        covariances ->
                                covariances
                                        .correlation(0, 1)
                                        .flatMap(
                                                r12 ->
                                                        covariances
                                                                .correlation(0, 2)
                                                                .flatMap(
                                                                        r13 ->
                                                                                covariances
                                                                                        .correlation(
                                                                                                1,
                                                                                                2)
                                                                                        .flatMap(
                                                                                                r23 ->
                                                                                                        omega(
                                                                                                                r12,
                                                                                                                r13,
                                                                                                                r23)))));
    }

    static Estimate<Double> omega(double r12, double r13, double r23) {
        double square1 = r12 * r13 / r23;
        double square2 = r12 * r23 / r13;
        double square3 = r13 * r23 / r12;
        if (!isShare(square1) || !isShare(square2) || !isShare(square3)) {
            return Estimate.undefined(Reason.OUT_OF_RANGE);
        }
        double loadings =
                Math.sqrt(square1)
                        + Math.signum(r12) * Math.sqrt(square2)
                        + Math.signum(r13) * Math.sqrt(square3);
        double common = loadings * loadings;
        return Estimate.known(common / (common + 3 - square1 - square2 - square3));
    }

    /** False for NaN, which a correlation of 0 leads to. */
    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
