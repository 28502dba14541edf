package org.joinedup.figure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * How well the questionnaire worked with these people.
 *
 * @param complete share of questionnaires with a scored answer to every item
 * @param helped share of people who answered with help
 * @param proxy share answered by somebody else for the person; proxies answer less positively
 * @param reliability over complete questionnaires; absent where there are too few, and then {@code
 *     reason} says so
 * @param items in the order asked
 */
@Introspected
@Schema(name = "QuestionnaireHealth")
public record QuestionnaireResult(
        Figure complete,
        Figure helped,
        Figure proxy,
        List<Days> answeredAfter,
        @Nullable @Schema(nullable = true) Consistency reliability,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true) String reason,
        List<Item> items) {

    /**
     * How many people answered so long after leaving.
     *
     * @param from first number of days
     * @param to last number of days; absent where there is no last
     */
    @Introspected
    @Schema(name = "AnsweredAfter")
    public record Days(int from, @Nullable @Schema(nullable = true) Integer to, Figure share) {}

    /**
     * @param n complete questionnaires
     * @param alpha Cronbach's, with its 95 % Feldt interval
     * @param standardErrorOfMeasurement of one person's score, in points
     * @param omega McDonald's, of three items only
     */
    @Introspected
    @Schema(name = "Consistency")
    public record Consistency(
            long n,
            double alpha,
            double lower,
            double upper,
            double standardErrorOfMeasurement,
            @Nullable @Schema(nullable = true) Double omega,
            String method) {}

    /**
     * @param missing share of people without a scored answer
     * @param alphaIfDropped alpha of the other items
     * @param itemRest correlation with the sum of the others
     */
    @Introspected
    @Schema(name = "ItemHealth")
    public record Item(
            int position,
            String item,
            Figure missing,
            @Nullable @Schema(nullable = true) Double alphaIfDropped,
            @Nullable @Schema(nullable = true) Double itemRest) {}
}
