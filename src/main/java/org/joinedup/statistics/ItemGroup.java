package org.joinedup.statistics;

import java.math.BigInteger;

/** Some of the items read together, over the people who answered every item of the instrument. */
public final class ItemGroup {

    private static final double STEPS = 3;

    private ItemGroup() {}

    /**
     * The mean of the persons' means over the items, 0-100. A person's sum over k items has the
     * variance ΣΣ cov(i, j), the sum of all cells of the items' covariance matrix (Lord and Novick
     * 1968, Statistical Theories of Mental Test Scores, 4.6): with the sums and the products of the
     * items, (n·ΣΣ product(i, j) − (Σ sum(i))²) / n(n − 1).
     *
     * <p>The interval is Student's t, held to the scale: the single scores that a bootstrap would
     * need are not kept.
     *
     * @param items counted from 0, each once
     * @return undefined without an item (WRONG_NUMBER_OF_ITEMS) or a complete questionnaire
     *     (NO_DATA)
     */
    public static Estimate<MeanFigure> mean(CrossProducts products, double level, int... items) {
        Interval.requireLevel(level);
        long n = products.n();
        if (items.length == 0 || n == 0) {
            return Estimate.undefined(
                    items.length == 0 ? Reason.WRONG_NUMBER_OF_ITEMS : Reason.NO_DATA);
        }
        CrossProducts chosen = products.select(items);
        long sum = 0;
        long product = 0;
        for (int i = 0; i < items.length; i++) {
            sum += chosen.sum(i);
            for (int j = 0; j < items.length; j++) {
                product += chosen.product(i, j);
            }
        }
        double scale = 100 / (STEPS * items.length);
        double mean = Math.clamp((sum - n * items.length) * scale / n, 0, 100);
        if (n == 1) {
            return Estimate.known(
                    new MeanFigure(
                            n,
                            mean,
                            Estimate.undefined(Reason.TOO_FEW),
                            Estimate.undefined(Reason.TOO_FEW),
                            Estimate.undefined(Reason.TOO_FEW)));
        }
        double deviation = Math.sqrt(scaledVariance(n, sum, product) / n / (n - 1)) * scale;
        double error = deviation / Math.sqrt(n);
        return Estimate.known(
                new MeanFigure(
                        n,
                        mean,
                        Estimate.known(deviation),
                        Estimate.known(error),
                        interval(mean, error, n, level)));
    }

    /** Exact, so that identical people have no variance, however many they are. */
    private static double scaledVariance(long n, long sum, long product) {
        return BigInteger.valueOf(n)
                .multiply(BigInteger.valueOf(product))
                .subtract(BigInteger.valueOf(sum).pow(2))
                .doubleValue();
    }

    private static Estimate<Interval> interval(double mean, double error, long n, double level) {
        if (error == 0) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        double margin = Distributions.twoSidedT(level, n - 1.0) * error;
        return Estimate.known(
                new Interval(
                        Math.max(0, mean - margin),
                        Math.min(100, mean + margin),
                        level,
                        Method.STUDENT_T));
    }
}
