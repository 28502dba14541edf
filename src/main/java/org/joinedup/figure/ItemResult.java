package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Optional;

/**
 * How people answered one statement. The denominator of every figure but the last is those who gave
 * a scored answer.
 *
 * @param counts absent where only rounded figures may be shown
 * @param mean 0-100 of those who answered
 * @param agree agree or strongly agree
 * @param doesNotApply among those who gave any answer
 * @param note what to bear in mind when reading it
 */
@Introspected
@Schema(name = "ItemResult")
public record ItemResult(
        int position,
        String item,
        String text,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> topicGroup,
        String barrier,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) Counts counts,
        Figure mean,
        Figure agree,
        Figure topBox,
        Figure middleBox,
        Figure bottomBox,
        Figure doesNotApply,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String note) {

    /** Without the shares that say of nobody or of everybody that they gave the answer. */
    public ItemResult withoutUnanimity() {
        return new ItemResult(
                position,
                item,
                text,
                topicGroup,
                barrier,
                counts,
                mean,
                agree.withheldIfUnanimous(),
                topBox.withheldIfUnanimous(),
                middleBox.withheldIfUnanimous(),
                bottomBox.withheldIfUnanimous(),
                doesNotApply.withheldIfUnanimous(),
                note);
    }

    /** How many people chose each answer. */
    @Introspected
    @Schema(name = "AnswerCounts")
    public record Counts(
            long stronglyDisagree,
            long disagree,
            long agree,
            long stronglyAgree,
            long dontKnow,
            long doesNotApply,
            long notAnswered) {}
}
