package org.joinedup.client;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much a client may ask; null: what the settings say for all.
 *
 * @param requestsAMinute of each node
 * @param requestsADay of all nodes together
 */
@Introspected
@Schema(name = "RequestLimits", description = "Absent: what the settings say for all clients")
record RequestLimits(
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                @Min(1)
                @Max(1_000_000)
                @Schema(nullable = true, description = "Of each node")
                Long requestsAMinute,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                @Min(1)
                @Max(100_000_000)
                @Schema(nullable = true, description = "Of all nodes together, until midnight")
                Long requestsADay) {

    static final RequestLimits OF_ALL = new RequestLimits(null, null);
}
