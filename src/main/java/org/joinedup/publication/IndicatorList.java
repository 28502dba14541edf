package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * Indicators of one subject and instrument, by period and category.
 *
 * @param breakdown absent for everyone together
 */
@Introspected
@Schema(name = "Indicators")
record IndicatorList(
        @Schema(
                        type = "string",
                        allowableValues = {"month", "quarter", "year"})
                String by,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                String breakdown,
        List<PublishedIndicator> indicators) {}
