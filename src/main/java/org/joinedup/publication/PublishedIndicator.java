package org.joinedup.publication;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.ScoreResult;
import org.joinedup.questionnaire.Instrument;

import java.time.Instant;
import java.util.List;

/**
 * One service or group, instrument and period as its audience may see it.
 *
 * @param breakdown absent for everyone together
 * @param category of the breakdown
 * @param asOf when the people were counted
 * @param symbol {@code [c]} when nothing is shown, {@code [u]} when the figures rest on few people
 * @param reason why nothing is shown
 * @param moreNeeded responses that are missing until something is shown; 0 when it is
 * @param waiting responses that came and are not in these figures yet; told to the provider's own
 *     people
 * @param responses people who responded and were asked this instrument; absent when nothing is
 *     shown
 * @param score absent when nothing is shown
 * @param items empty when nothing is shown
 */
@Introspected
@Schema(name = "Indicator")
public record PublishedIndicator(
        Subject.Ref subject,
        InstrumentRef instrument,
        @Schema(example = "2026-01") String from,
        @Schema(example = "2026-03") String to,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                String breakdown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                String category,
        Instant asOf,
        @Schema(
                        type = "string",
                        allowableValues = {"provider", "commissioner"})
                String audience,
        boolean synthetic,
        String symbol,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String reason,
        long moreNeeded,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) Long waiting,
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
            String scoringRule) {
        static InstrumentRef of(Instrument i) {
            return new InstrumentRef(
                    i.id().code(),
                    i.id().version(),
                    i.title(),
                    i.headline().code(),
                    i.minimumAnswered(),
                    i.scoringRule());
        }
    }

    @JsonIgnore
    public boolean isShown() {
        return score != null;
    }

    /** Of a group whose live figures would tell too much of some of its services. */
    @JsonIgnore
    public boolean isToldInEditions() {
        return reason != null && reason.endsWith(ProtectOthers.IN_EDITIONS);
    }
}
