package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

import org.joinedup.figure.Measure;

/** The parameters of a question for a profile, as they came. */
@Introspected
record ProfileQuestion(
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "Code of the instrument",
                        example = "ctm-15")
                String instrument,
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "First month of a month, quarter or year",
                        example = "2026-01")
                String from,
        @QueryValue
                @Nullable
                @Parameter(required = true, description = "Its last month", example = "2026-03")
                String to,
        @QueryValue
                @Nullable
                @Parameter(
                        description =
                                "What is followed over time: mean-score, which is the default, or"
                                        + " the item whose share of agreement is meant",
                        example = "ctm-02")
                String measure) {
    IndicatorQuestion asked() {
        return new IndicatorQuestion(instrument, from, to, null, null);
    }

    String followed() {
        return measure == null ? Measure.MEAN_SCORE : measure;
    }
}
