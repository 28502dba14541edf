package org.joinedup.figure;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.statistics.GroupSummary;

/**
 * A figure against the target that a commissioner set for it. A target is no cut-off: a figure does
 * not pass or fail it.
 *
 * @param target in the units of the value
 * @param gap value minus target; the interval is the value's, moved by the target
 * @param words whether the value can be told from the target
 */
@Introspected
@Schema(name = "TargetGap")
public record TargetGap(double target, Figure value, Figure gap, String words) {
    private static final String METHOD = "value minus target; the target has no uncertainty";

    /**
     * @param target in the units of the measure
     */
    public static TargetGap of(
            Measure measure, GroupSummary people, double target, Showing showing) {
        Figure value = showing.of(measure.figure(people));
        Figure gap = gap(value, target);
        return new TargetGap(target, value, gap, Telling.of(gap, "the target"));
    }

    private static Figure gap(Figure value, double target) {
        return new Figure(
                moved(value.value(), target),
                moved(value.lower(), target),
                moved(value.upper(), target),
                value.unit().equals(Figure.PERCENT) ? Figure.PERCENTAGE_POINTS : value.unit(),
                null,
                value.n(),
                METHOD + "; of the value: " + value.method(),
                value.symbol(),
                value.reason());
    }

    private static Double moved(Double number, double target) {
        return number == null ? null : Double.valueOf(number - target);
    }
}
