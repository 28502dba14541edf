package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/**
 * One service, instrument and period as its audience may see it.
 *
 * @param symbol {@code [c]} when nothing is shown, {@code [u]} when the figures rest on few people
 * @param moreNeeded responses that are missing until something is shown; 0 when it is
 * @param responses people who responded and were asked this instrument; absent when nothing is
 *     shown
 * @param score absent when nothing is shown
 * @param items empty when nothing is shown
 */
@Introspected
@Schema(name = "Indicator")
public record PublishedIndicator(
        ServiceRef service,
        InstrumentRef instrument,
        @Schema(example = "2026-01") String from,
        @Schema(example = "2026-03") String to,
        Instant asOf,
        @Schema(
                        type = "string",
                        allowableValues = {"provider", "commissioner"})
                String audience,
        boolean synthetic,
        String symbol,
        long moreNeeded,
        @Nullable
                @Schema(
                        nullable = true,
                        description = "Invitations neither withdrawn nor opted out")
                Long invited,
        @Nullable @Schema(nullable = true) Long completed,
        Figure responseRate,
        @Nullable @Schema(nullable = true) Long responses,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                ScoreResult score,
        List<ItemResult> items,
        List<String> notes,
        DisclosureRules disclosure) {

    @Introspected
    @Schema(name = "ServiceRef")
    public record ServiceRef(@Schema(format = "uuid") String id, String code, String name) {}

    @Introspected
    @Schema(name = "InstrumentRef")
    public record InstrumentRef(
            String code,
            int version,
            String title,
            @Schema(
                            type = "string",
                            allowableValues = {"mean-score", "percent-agree"})
                    String headline,
            @Schema(description = "Fewest scored answers for a person's score; this project's rule")
                    int minimumAnswered,
            String scoringRule) {}

    public boolean isShown() {
        return score != null;
    }
}
