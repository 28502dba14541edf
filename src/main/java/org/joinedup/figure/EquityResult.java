package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The people of a figure divided one way, each part against everyone else.
 *
 * @param breakdown code of the way they are divided
 * @param whole mean score of everyone
 * @param categories in the order of their codes, those kept back among them
 */
@Introspected
@Schema(name = "Equity")
public record EquityResult(
        String breakdown, Figure whole, List<Category> categories, List<String> rules) {

    /**
     * @param people who responded, whether or not they have a score; absent where kept back
     * @param symbol why nothing is shown, or empty
     * @param gap the category's mean minus that of everyone else
     */
    @Introspected
    @Schema(name = "EquityCategory")
    public record Category(
            String category,
            @Nullable @Schema(nullable = true) Long people,
            String symbol,
            Figure mean,
            Figure gap,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                    String words) {}
}
