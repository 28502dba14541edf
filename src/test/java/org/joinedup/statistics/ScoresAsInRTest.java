package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;

import org.joinedup.kernel.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.IntStream;

class ScoresAsInRTest {

    private static final double LEVEL = 0.95;

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void scores_have_the_mean_spread_and_interval_of_R(String set) {
        Sample scores = scores(set);
        MeanFigure mean = ScoreSummary.of(scores, LEVEL).get().mean();
        assertAsInR(set, "people", GeneratedAnswers.of(set).summary().people());
        assertAsInR(set, "scored", mean.n());
        assertAsInR(set, "mean", mean.mean());
        assertAsInR(set, "sd", mean.standardDeviation().get());
        assertAsInR(set, "se", mean.standardError().get());
        assertAsInR(set, "t interval", ends(mean.interval().get()));
        assertAsInR(set, "t interval 99", ends(BoundedMean.studentT(scores, 0.99).get()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void scores_have_the_quantiles_of_R(String set) {
        double[] probabilities = {0, .05, .1, .25, .333, .5, .75, .9, .95, .999, 1};
        Sample scores = scores(set);
        assertAsInR(
                set,
                "quantiles",
                Arrays.stream(probabilities).map(p -> scores.quantile(p).get()).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void floor_and_ceiling_are_those_of_R(String set) {
        ScoreSummary summary = ScoreSummary.of(scores(set), LEVEL).get();
        Proportion ceiling = summary.atCeiling();
        assertAsInR(
                set,
                "at 100",
                ceiling.count(),
                ceiling.interval().lower(),
                ceiling.interval().upper());
        assertAsInR(set, "at 0", summary.atFloor().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void items_have_the_figures_of_R(String set) {
        ItemCounts items = GeneratedAnswers.of(set).summary().items();
        for (int item = 0; item < items.items(); item++) {
            String name = "item " + (item + 1) + " ";
            ItemFigures figures = items.figures(item, LEVEL);
            assertAsInR(
                    set,
                    name + "counts",
                    figures.counts().values().stream().mapToDouble(Long::doubleValue).toArray());
            assertAsInR(set, name + "mean", figures.mean().get().mean());
            assertAsInR(set, name + "agree", shareAndEnds(figures.agree().get()));
            assertAsInR(set, name + "top", shareAndEnds(figures.topBox().get()));
            assertAsInR(
                    set, name + "does not apply", ends(figures.doesNotApply().get().interval()));
        }
        assertAsInR(set, "pooled mean", items.pooledMean().get());
        assertAsInR(set, "mean of item means", items.meanOfItemMeans().get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void patterns_are_those_that_R_counts(String set) {
        AnswerPatterns patterns = GeneratedAnswers.of(set).summary().patterns();
        assertAsInR(
                set,
                "straight-lined",
                IntStream.rangeClosed(1, 4)
                        .mapToDouble(code -> patterns.straightLined(Answer.fromCode(code)))
                        .toArray());
        Proportion agreeing =
                patterns.agreeingWithAllThatApplied(GeneratedAnswers.MINIMUM, LEVEL).get();
        assertAsInR(set, "agreeing with all", agreeing.count(), agreeing.of());
    }

    private static Sample scores(String set) {
        return GeneratedAnswers.of(set).summary().scores().scores(GeneratedAnswers.MINIMUM);
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.lower(), interval.upper()};
    }

    private static double[] shareAndEnds(Proportion proportion) {
        return new double[] {
            proportion.share(), proportion.interval().lower(), proportion.interval().upper()
        };
    }
}
