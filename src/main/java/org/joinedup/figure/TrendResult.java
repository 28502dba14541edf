package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * A measure over time: individuals and moving ranges (XmR), as the NHS draws them in "Making Data
 * Count".
 *
 * @param measure {@code mean-score}, or the item whose share of agreement is followed
 * @param points every period that is known, in order of time
 * @param phases stretches with limits of their own; a new one begins where the survey modes change
 * @param variation of the latest point; absent without limits, and then {@code reason} says why
 * @param assurance whether the target lies within the limits; absent without a target or limits
 * @param missing months between the first and the last point of which nothing is known
 */
@Introspected
@Schema(name = "Trend")
public record TrendResult(
        String measure,
        @Schema(
                        type = "string",
                        allowableValues = {"points", "percent"})
                String unit,
        List<Point> points,
        List<Phase> phases,
        @Nullable @Schema(nullable = true) Icon variation,
        @Nullable @Schema(nullable = true) Icon assurance,
        @Nullable @Schema(nullable = true) Double target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String reason,
        @Schema(description = "Months, such as 2026-01") List<String> missing,
        List<String> rules) {

    /**
     * One month, or a quarter where months are thin.
     *
     * @param phase index of the stretch it is in; absent where it has no value to draw
     * @param rule why it is special cause variation; absent for common cause
     */
    @Introspected
    @Schema(name = "TrendPoint")
    public record Point(
            @Schema(example = "2026-01") String from,
            @Schema(example = "2026-03") String to,
            Figure figure,
            @Nullable @Schema(nullable = true) Integer phase,
            @Nullable @Schema(nullable = true) Flag rule) {}

    /**
     * @param rule {@code outside-limits}, {@code trend}, {@code two-of-three} or {@code run}
     * @param side whether the point is unusual by being high (or rising) or low (or falling)
     */
    @Introspected
    @Schema(name = "TrendFlag")
    public record Flag(
            @Schema(
                            type = "string",
                            allowableValues = {"outside-limits", "trend", "two-of-three", "run"})
                    String rule,
            @Schema(
                            type = "string",
                            allowableValues = {"high", "low"})
                    String side,
            String words) {}

    /**
     * @param limits absent where there are none, and then {@code reason} says why
     * @param trial whether there are under 12 points, so that the limits will still move
     * @param begins why a new stretch begins here; absent for the first
     */
    @Introspected
    @Schema(name = "TrendPhase")
    public record Phase(
            @Schema(example = "2026-01") String from,
            @Schema(example = "2026-12") String to,
            int points,
            @Nullable @Schema(nullable = true) Limits limits,
            boolean trial,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String begins,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String reason) {}

    /** Not held to the scale. */
    @Introspected
    @Schema(name = "TrendLimits")
    public record Limits(
            double centre, double lower, double upper, double lowerNear, double upperNear) {}

    @Introspected
    @Schema(name = "TrendIcon")
    public record Icon(
            @Schema(description = "As in Making Data Count", example = "common-cause") String code,
            String words) {}
}
