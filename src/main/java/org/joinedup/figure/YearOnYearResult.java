package org.joinedup.figure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * A period against the same months a year before. A change is never called an improvement: there is
 * no comparison group.
 *
 * @param measure {@code mean-score}, or the item whose share of agreement is compared
 * @param change later minus earlier
 * @param z change divided by its standard error; absent where there is no change
 * @param modeMixDistance how far the mixes of survey modes lie apart, 0 to 1
 * @param modeMixChanged whether people were asked differently, so that the change can be due to it
 */
@Introspected
@Schema(name = "YearOnYear")
public record YearOnYearResult(
        String measure,
        Figure earlier,
        Figure later,
        Figure change,
        @Nullable @Schema(nullable = true) Double z,
        @Nullable @Schema(nullable = true) Double modeMixDistance,
        boolean modeMixChanged,
        String words,
        List<String> rules) {}
