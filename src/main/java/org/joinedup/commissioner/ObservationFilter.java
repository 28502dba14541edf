package org.joinedup.commissioner;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

import org.joinedup.publication.Observations;

import java.util.Optional;

/** Which lines are wanted, as it came. */
@Introspected
record ObservationFilter(
        @QueryValue
                @Nullable
                @Parameter(
                        description = "A code in the catalogue of metrics",
                        example = "mean-score")
                String metric,
        @QueryValue
                @Nullable
                @Parameter(
                        description = "service, or the kind of a group: see /api/v1/groups",
                        example = "service")
                String level,
        @QueryValue @Nullable @Parameter(description = "Of a service or group", example = "ICP-14")
                String code,
        @QueryValue
                @Nullable
                @Parameter(
                        description =
                                "respondent, mode, language, age-band, sex, ethnic-group or"
                                    + " deprivation; none for everyone together; without it, all",
                        example = "none")
                String breakdown,
        @QueryValue
                @Nullable
                @Parameter(
                        description = "Lines that are marked so, in square brackets",
                        example = "[c]")
                String symbol) {
    private static final String NOT_DIVIDED = "none";

    Observations.Filter filter() {
        return new Observations.Filter(
                Optional.ofNullable(metric),
                Optional.ofNullable(level),
                Optional.ofNullable(code),
                Optional.ofNullable(NOT_DIVIDED.equals(breakdown) ? "" : breakdown),
                Optional.ofNullable(symbol));
    }
}
