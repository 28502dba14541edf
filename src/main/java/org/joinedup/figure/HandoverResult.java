package org.joinedup.figure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * A service's handovers: the score of the people who went on to each destination.
 *
 * @param handovers the lowest mean first; those without one, and those kept back, at the end
 */
@Introspected
@Schema(name = "Handovers")
public record HandoverResult(List<Handover> handovers, List<String> rules) {

    /**
     * @param people who responded, whether or not they have a score; absent where kept back
     * @param symbol why nothing is shown, or empty
     */
    @Introspected
    @Schema(name = "Handover")
    public record Handover(
            Destination destination,
            @Nullable @Schema(nullable = true) Long people,
            String symbol,
            Figure mean) {}

    /** The service handed over to. */
    @Introspected
    @Schema(name = "Destination")
    public record Destination(@Schema(format = "uuid") String id, String code, String name) {}
}
