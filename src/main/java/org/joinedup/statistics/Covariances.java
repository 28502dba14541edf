package org.joinedup.statistics;

import org.joinedup.statistics.Reliability.ItemReliability;

/** The items' covariances, all multiplied by n², which cancels from alpha and from correlations. */
final class Covariances {

    private final double[][] scaled;
    private final double[] rowSums;
    private final double total;
    private final double trace;

    private Covariances(CrossProducts products) {
        int items = products.items();
        scaled = new double[items][items];
        rowSums = new double[items];
        double sum = 0;
        double diagonal = 0;
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                scaled[i][j] = products.scaledCovariance(i, j);
                rowSums[i] += scaled[i][j];
            }
            sum += rowSums[i];
            diagonal += scaled[i][i];
        }
        total = sum;
        trace = diagonal;
    }

    static Estimate<Covariances> of(CrossProducts products) {
        if (products.items() < 2) {
            return Estimate.undefined(Reason.WRONG_NUMBER_OF_ITEMS);
        }
        if (products.n() < 2) {
            return Estimate.undefined(products.n() == 0 ? Reason.NO_DATA : Reason.TOO_FEW);
        }
        return Estimate.known(new Covariances(products));
    }

    /** n² times the variance (denominator n) of the sum of all items. */
    double total() {
        return total;
    }

    Estimate<Double> alpha() {
        return alpha(scaled.length, trace, total);
    }

    private static Estimate<Double> alpha(int items, double trace, double total) {
        if (items < 2) {
            return Estimate.undefined(Reason.WRONG_NUMBER_OF_ITEMS);
        }
        if (total <= 0) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        return Estimate.known(Math.min(1, items / (items - 1.0) * (1 - trace / total)));
    }

    ItemReliability item(int item) {
        double own = scaled[item][item];
        double withRest = rowSums[item] - own;
        double rest = total - 2 * withRest - own;
        return new ItemReliability(
                alpha(scaled.length - 1, trace - own, rest), correlation(withRest, own, rest));
    }

    Estimate<Double> correlation(int item, int other) {
        return correlation(scaled[item][other], scaled[item][item], scaled[other][other]);
    }

    private static Estimate<Double> correlation(
            double covariance, double variance, double otherVariance) {
        if (variance <= 0 || otherVariance <= 0) {
            return Estimate.undefined(Reason.NO_VARIATION);
        }
        // Two roots, as the product of two large variances could overflow.
        return Estimate.known(
                Math.clamp(covariance / Math.sqrt(variance) / Math.sqrt(otherVariance), -1, 1));
    }
}
