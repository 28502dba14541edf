package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.figure.CaseMixResult;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.EquityResult;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.ProfileResult;
import org.joinedup.figure.QuestionnaireResult;
import org.joinedup.figure.TargetGap;
import org.joinedup.figure.TrendResult;
import org.joinedup.figure.YearOnYearResult;

import java.util.List;

/**
 * All that is told of a service or group, an instrument and a period. Where the period's indicator
 * is kept back, so is everything that rests on it, and only the trend of other periods is left.
 *
 * @param comparison of a service, to all services
 * @param caseMix of a service
 * @param handovers of a service, by where its people went on to
 * @param equity by each breakdown in which somebody is in a category
 */
@Introspected
@Schema(name = "IndicatorProfile")
public record ServiceProfile(
        PublishedIndicator indicator,
        TrendResult trend,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                ComparisonResult comparison,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                YearOnYearResult yearOnYear,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                ProfileResult itemsTogether,
        List<EquityResult> equity,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                CaseMixResult caseMix,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                HandoverResult handovers,
        List<TargetResult> targets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                QuestionnaireResult questionnaire) {

    /**
     * @param kind of what the target was set for
     * @param code of the service or group
     * @param measure {@code mean-score}, or the item whose share of agreement is meant
     */
    @Introspected
    @Schema(name = "TargetResult")
    public record TargetResult(String kind, String code, String measure, TargetGap gap) {}
}
