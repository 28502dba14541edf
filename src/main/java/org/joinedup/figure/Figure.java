package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Interval;
import org.joinedup.statistics.MeanFigure;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;

/**
 * One number with its uncertainty, its denominator and its method, or the reason why it is not
 * there.
 *
 * @param value null where there is none; then {@code symbol} or {@code reason} says why
 * @param n the denominator: how many people the value rests on
 * @param method how value and interval were computed
 * @param symbol of the Government Statistical Service: {@code [c]} confidential, {@code [u]} low
 *     reliability, {@code [x]} not available, {@code [z]} not applicable; empty for a plain value
 */
@Introspected
@Schema(name = "Figure")
public record Figure(
        @Nullable @Schema(nullable = true) Double value,
        @Nullable @Schema(nullable = true, description = "Lower end of the 95 % interval")
                Double lower,
        @Nullable @Schema(nullable = true, description = "Upper end of the 95 % interval")
                Double upper,
        @Schema(
                        type = "string",
                        allowableValues = {"points", "percent", "percentage-points"},
                        description = "percentage-points for the difference of two percentages")
                String unit,
        @Nullable @Schema(nullable = true) Long numerator,
        @Nullable @Schema(nullable = true) Long n,
        String method,
        @Schema(
                        example = "[u]",
                        description =
                                "Empty, or a symbol of the Government Statistical Service: (c)"
                                        + " confidential, (u) low reliability, (x) not available,"
                                        + " (z) not applicable, in square brackets")
                String symbol,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                String reason) {

    /** Of every interval. */
    public static final double LEVEL = 0.95;

    public static final String CONFIDENTIAL = "[c]";
    public static final String UNRELIABLE = "[u]";
    static final String NOT_AVAILABLE = "[x]";
    static final String NOT_APPLICABLE = "[z]";

    static final String POINTS = "points";
    static final String PERCENT = "percent";
    static final String PERCENTAGE_POINTS = "percentage-points";

    static Figure ofMean(Estimate<MeanFigure> mean, String method) {
        return switch (mean) {
            case Estimate.Known<MeanFigure>(MeanFigure m) -> known(m, method);
            case Estimate.Undefined<MeanFigure>(Reason reason) ->
                    absent(POINTS, 0L, method, reason);
        };
    }

    private static Figure known(MeanFigure m, String method) {
        return switch (m.interval()) {
            case Estimate.Known<Interval>(Interval i) ->
                    new Figure(
                            m.mean(),
                            i.lower(),
                            i.upper(),
                            POINTS,
                            null,
                            m.n(),
                            withInterval(method, i),
                            "",
                            null);
            case Estimate.Undefined<Interval>(Reason reason) ->
                    new Figure(
                            m.mean(), null, null, POINTS, null, m.n(), method, "", words(reason));
        };
    }

    public static Figure ofShare(Estimate<Proportion> share, String method) {
        return switch (share) {
            case Estimate.Known<Proportion>(Proportion p) ->
                    new Figure(
                            p.share() * 100,
                            p.interval().lower() * 100,
                            p.interval().upper() * 100,
                            PERCENT,
                            p.count(),
                            p.of(),
                            withInterval(method, p.interval()),
                            "",
                            null);
            case Estimate.Undefined<Proportion>(Reason reason) ->
                    absent(PERCENT, 0L, method, reason);
        };
    }

    public static Figure notApplicable(String unit, String method) {
        return keptBack(unit, method, NOT_APPLICABLE);
    }

    /** A difference, or another number that is neither a mean nor a share of people. */
    static Figure of(double value, Interval interval, String unit, long n, String method) {
        return new Figure(
                value,
                interval.lower(),
                interval.upper(),
                unit,
                null,
                n,
                withInterval(method, interval),
                "",
                null);
    }

    static Figure absent(String unit, Long n, String method, Reason reason) {
        return absent(unit, n, method, words(reason));
    }

    static Figure absent(String unit, Long n, String method, String reason) {
        return new Figure(null, null, null, unit, null, n, method, NOT_AVAILABLE, reason);
    }

    /** The same figure kept back: nothing of it is left but its unit and method. */
    public Figure withheld() {
        return keptBack(unit, method, CONFIDENTIAL);
    }

    static Figure keptBack(String unit, String method, String symbol) {
        return new Figure(null, null, null, unit, null, null, method, symbol, null);
    }

    /** The same figure, marked where it rests on fewer people. */
    Figure markedIfFewer(int people) {
        return value == null || n == null || n >= people
                ? this
                : new Figure(value, lower, upper, unit, numerator, n, method, UNRELIABLE, reason);
    }

    /** To one decimal, with the number of people rounded. */
    Figure roundedMean(DisclosureRules rules) {
        return new Figure(
                tenths(value),
                tenths(lower),
                tenths(upper),
                unit,
                null,
                n == null ? null : rules.rounded(n),
                method,
                symbol,
                reason);
    }

    /** The percentage of the rounded counts; kept back where either side of it is small. */
    public Figure roundedShare(DisclosureRules rules) {
        if (numerator == null || n == null || value == null) {
            return this;
        }
        if (rules.isSmall(numerator) || rules.isSmall(n - numerator)) {
            return withheld();
        }
        Estimate<Proportion> share =
                Proportion.wilson(
                        Math.min(rules.rounded(numerator), rules.rounded(n)),
                        rules.rounded(n),
                        LEVEL);
        Figure exact = ofShare(share, "");
        return new Figure(
                tenths(exact.value),
                tenths(exact.lower),
                tenths(exact.upper),
                unit,
                exact.numerator,
                exact.n,
                method,
                symbol,
                reason);
    }

    /** Kept back where it says what each single person said. */
    Figure withheldIfUnanimous() {
        boolean none = numerator != null && numerator == 0;
        return none || (numerator != null && numerator.equals(n)) ? withheld() : this;
    }

    /** A number that was computed from rounded ones. */
    Figure inTenths() {
        return new Figure(
                tenths(value),
                tenths(lower),
                tenths(upper),
                unit,
                numerator,
                n,
                method,
                symbol,
                reason);
    }

    static Double tenths(@Nullable Double number) {
        return number == null ? null : Math.round(number * 10) / 10.0;
    }

    private static String withInterval(String method, Interval interval) {
        return method
                + "; "
                + switch (interval.method()) {
                    case STUDENT_T -> "95 % t interval";
                    case BCA_BOOTSTRAP -> "95 % BCa bootstrap interval";
                    case WILSON_SCORE -> "95 % Wilson interval";
                    case WELCH -> "95 % Welch interval";
                    case NORMAL -> "95 % normal interval";
                    case COMBINED_WILSON -> "95 % interval combined from Wilson intervals";
                    default -> "95 % interval";
                };
    }

    static String words(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "nobody answered";
            case TOO_FEW -> "too few for an interval";
            case NO_VARIATION -> "no variation: everyone gave the same";
            case NO_VARIATION_BETWEEN_SERVICES ->
                    "no variation between services beyond that within them";
            case NO_OVERLAP -> "nobody here belongs to a group that the nation has";
            case INCONSISTENT_COUNTS -> "how many were invited is not known";
            default -> "cannot be computed";
        };
    }
}
