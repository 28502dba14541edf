package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

/** The parameters of a question for handovers, as they came. */
@Introspected
record HandoverQuestion(
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
                        description = "First month of a quarter or year",
                        example = "2026-01")
                String from,
        @QueryValue
                @Nullable
                @Parameter(required = true, description = "Its last month", example = "2026-03")
                String to) {
    IndicatorQuestion asked() {
        return new IndicatorQuestion(instrument, from, to, null, null);
    }
}
