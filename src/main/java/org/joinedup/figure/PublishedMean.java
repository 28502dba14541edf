package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.YearOnYear;

/**
 * A service's mean score as an edition has it: what is computed from such tells nobody more than
 * was published.
 *
 * @param lower end of its interval; null where everyone has the same score
 * @param people rounded
 */
public record PublishedMean(
        double value, @Nullable Double lower, @Nullable Double upper, long people) {
    /** Half the width of a 95 % interval in standard errors, of many people. */
    private static final double HALF_WIDTH = 1.959963984540054;

    private static final String METHOD =
            "later minus earlier of the published means, standard errors from their intervals (Y2"
                    + " - Y1) / sqrt(V1 + V2); n: both";

    private double variance() {
        double error = lower == null || upper == null ? 0 : (upper - lower) / (2 * HALF_WIDTH);
        return error * error;
    }

    /** The change from an earlier one, in points. */
    public Figure since(PublishedMean earlier) {
        Estimate<YearOnYear> change =
                YearOnYear.of(
                        earlier.value,
                        earlier.variance(),
                        value,
                        variance(),
                        Estimate.undefined(Reason.NO_DATA),
                        YearOnYear.MODE_MIX_TOLERANCE,
                        LEVEL);
        long both = people + earlier.people;
        return switch (change) {
            case Estimate.Known<YearOnYear>(YearOnYear known) ->
                    Figure.of(known.change(), known.interval(), Figure.POINTS, both, METHOD)
                            .inTenths();
            case Estimate.Undefined<YearOnYear>(Reason reason) ->
                    Figure.absent(Figure.POINTS, both, METHOD, reason);
        };
    }
}
