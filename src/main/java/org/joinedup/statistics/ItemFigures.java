package org.joinedup.statistics;

import static org.joinedup.kernel.Answer.AGREE;
import static org.joinedup.kernel.Answer.DISAGREE;
import static org.joinedup.kernel.Answer.DOES_NOT_APPLY;
import static org.joinedup.kernel.Answer.NOT_ANSWERED;
import static org.joinedup.kernel.Answer.STRONGLY_AGREE;
import static org.joinedup.kernel.Answer.STRONGLY_DISAGREE;

import org.joinedup.kernel.Answer;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of one item. Except for the last, the denominator is those who gave a scored answer:
 * "don't know", "does not apply" and no answer are missing, in neither numerator nor denominator.
 *
 * @param counts all seven answers, in the order of {@link Answer}
 * @param answered people with a scored answer: of an I statement, those whom it applies to and who
 *     could say
 * @param mean 0-100 with its interval
 * @param agree agree or strongly agree; the headline of an I statement
 * @param topBox strongly agree
 * @param middleBox agree
 * @param bottomBox disagree or strongly disagree
 * @param doesNotApply "does not apply to me" among those who gave any answer, also "don't know"
 */
public record ItemFigures(
        Map<Answer, Long> counts,
        long answered,
        Estimate<MeanFigure> mean,
        Estimate<Proportion> agree,
        Estimate<Proportion> topBox,
        Estimate<Proportion> middleBox,
        Estimate<Proportion> bottomBox,
        Estimate<Proportion> doesNotApply) {

    static ItemFigures of(ItemCounts items, int item, double level) {
        Map<Answer, Long> counts = new EnumMap<>(Answer.class);
        Arrays.stream(Answer.values())
                .forEach(answer -> counts.put(answer, items.count(item, answer)));
        Sample scored = items.scored(item);
        long top = counts.get(STRONGLY_AGREE);
        long middle = counts.get(AGREE);
        long bottom = counts.get(DISAGREE) + counts.get(STRONGLY_DISAGREE);
        long asked = items.people() - counts.get(NOT_ANSWERED);
        return new ItemFigures(
                Collections.unmodifiableMap(counts),
                scored.n(),
                BoundedMean.onScale(scored, level),
                items.agree(item, level),
                Proportion.wilson(top, scored.n(), level),
                Proportion.wilson(middle, scored.n(), level),
                Proportion.wilson(bottom, scored.n(), level),
                Proportion.wilson(counts.get(DOES_NOT_APPLY), asked, level));
    }
}
