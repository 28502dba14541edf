package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * Persons' scores, 0 to 100. Of the three group means in the literature, {@code mean} is the mean
 * of persons' scores.
 *
 * @param distribution ten bands, the last with 100 in it; empty where only rounded figures may be
 *     shown
 */
@Introspected
@Schema(name = "ScoreResult")
public record ScoreResult(
        Figure mean,
        @Nullable @Schema(nullable = true, description = "Denominator n − 1")
                Double standardDeviation,
        @Nullable @Schema(nullable = true) Double standardError,
        @Nullable @Schema(nullable = true, description = "Quartiles are R type 7")
                Double lowerQuartile,
        @Nullable @Schema(nullable = true) Double median,
        @Nullable @Schema(nullable = true) Double upperQuartile,
        @Nullable @Schema(nullable = true) Double minimum,
        @Nullable @Schema(nullable = true) Double maximum,
        Figure atFloor,
        Figure atCeiling,
        Figure straightLined,
        List<Band> distribution,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String note) {

    /** How many persons have a score of at least {@code from} and below {@code to}. */
    @Introspected
    @Schema(name = "ScoreBand")
    public record Band(int from, int to, long count) {}
}
