package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * A score as if the people were those of the nation, beside the score as it is.
 *
 * @param adjusted weighted by national over own share of each stratum
 * @param unadjusted of the same people, each counting the same
 * @param effectiveN as many people of equal weight would tell as much; absent without an adjustment
 * @param capped share of people whose weight was held at the cap
 * @param notRepresented national share of the strata that nobody here belongs to, in percent
 * @param unknownStratum share of the people with a score whose stratum is not known; they are in
 *     neither of the two scores
 */
@Introspected
@Schema(name = "CaseMix")
public record CaseMixResult(
        Figure adjusted,
        Figure unadjusted,
        @Nullable @Schema(nullable = true) Double effectiveN,
        Figure capped,
        @Nullable @Schema(nullable = true) Double notRepresented,
        Figure unknownStratum,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String reason,
        List<String> rules) {}
