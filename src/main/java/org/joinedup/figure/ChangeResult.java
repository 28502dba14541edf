package org.joinedup.figure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/** How services' published scores have changed from one period to another. */
public final class ChangeResult {
    private ChangeResult() {}

    /**
     * How many services' scores have changed by more than chance would.
     *
     * @param services that there are
     * @param neither those whose change cannot be told from none
     * @param notCompared those that are not published in both periods, or without an interval
     */
    @Introspected
    @Schema(name = "ChangeCounts")
    public record Effects(int services, int improved, int worsened, int neither, int notCompared) {}

    /**
     * Services that are compared as one.
     *
     * @param services published in both periods
     * @param before mean of the services' published means
     */
    @Introspected
    @Schema(name = "ComparisonArm")
    public record Arm(
            int services,
            @Nullable @Schema(nullable = true) Double before,
            @Nullable @Schema(nullable = true) Double after) {}
}
