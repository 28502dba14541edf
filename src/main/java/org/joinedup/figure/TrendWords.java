package org.joinedup.figure;

import org.joinedup.figure.TrendResult.Flag;
import org.joinedup.figure.TrendResult.Icon;
import org.joinedup.statistics.AssuranceIcon;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.VariationIcon;
import org.joinedup.statistics.XmrRule;

import java.util.Locale;

/** What a trend says, in words. */
final class TrendWords {
    private TrendWords() {}

    /**
     * @param periods {@code months}, {@code quarters} or {@code periods}
     */
    static Flag flag(XmrRule rule, VariationIcon variation, String periods) {
        boolean high = isHigh(variation);
        return new Flag(code(rule), high ? "high" : "low", sentence(rule, high, periods));
    }

    private static String sentence(XmrRule rule, boolean high, String periods) {
        return switch (rule) {
            case OUTSIDE_LIMITS -> high ? "above the upper limit" : "below the lower limit";
            case TREND -> "one of seven " + periods + " in a row that " + (high ? "rise" : "fall");
            case TWO_OF_THREE ->
                    "one of two out of three "
                            + periods
                            + " close to the "
                            + (high ? "upper" : "lower")
                            + " limit or beyond it";
            case RUN ->
                    "one of seven "
                            + periods
                            + " in a row "
                            + (high ? "above" : "below")
                            + " the average";
        };
    }

    /** Higher is the better direction of every measure here. */
    static Icon variation(VariationIcon icon) {
        String words =
                switch (icon) {
                    case COMMON_CAUSE -> "common cause variation: nothing out of the ordinary";
                    case IMPROVEMENT_HIGH, IMPROVEMENT_LOW ->
                            "special cause variation in the better direction: "
                                    + direction(icon)
                                    + " than chance explains";
                    case CONCERN_HIGH, CONCERN_LOW ->
                            "special cause variation of concern: "
                                    + direction(icon)
                                    + " than chance explains";
                    case NEUTRAL_HIGH, NEUTRAL_LOW ->
                            "special cause variation: " + direction(icon) + " than chance explains";
                };
        return new Icon(code(icon), words);
    }

    static Icon assurance(AssuranceIcon icon) {
        String words =
                switch (icon) {
                    case CONSISTENTLY_PASS ->
                            "the target lies below the limits: as things are, it is reached every"
                                    + " time";
                    case CONSISTENTLY_FAIL ->
                            "the target lies above the limits: as things are, it is not reached";
                    case INCONSISTENT ->
                            "the target lies within the limits: chance decides whether it is"
                                    + " reached";
                };
        return new Icon(code(icon), words);
    }

    static String noLimits(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "no point has a value";
            case TOO_FEW -> "one point has no limits";
            case NO_VARIATION -> "no variation: every point has the same value";
            default -> Figure.words(reason);
        };
    }

    private static String direction(VariationIcon icon) {
        return isHigh(icon) ? "higher or rising more" : "lower or falling more";
    }

    private static boolean isHigh(VariationIcon icon) {
        return switch (icon) {
            case IMPROVEMENT_HIGH, CONCERN_HIGH, NEUTRAL_HIGH -> true;
            case COMMON_CAUSE, IMPROVEMENT_LOW, CONCERN_LOW, NEUTRAL_LOW -> false;
        };
    }

    static String code(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
