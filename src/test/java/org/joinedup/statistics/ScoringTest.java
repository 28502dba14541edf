package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.joinedup.kernel.Answer;
import org.junit.jupiter.api.Test;

class ScoringTest {

    @Test
    void all_agree_scores_two_thirds() {
        assertEquals(Sample.of(200 / 3.0), distribution(new byte[] {3, 3, 3}).scores(2));
    }

    @Test
    void missing_answers_are_in_neither_numerator_nor_denominator() {
        assertEquals(Sample.of(50), distribution(new byte[] {4, 1, 9}).scores(2));
        assertEquals(Sample.of(50), distribution(new byte[] {4, 1, 0}).scores(2));
        assertEquals(Sample.of(50), distribution(new byte[] {4, 1, 8}).scores(2));
    }

    @Test
    void too_few_answers_give_no_score_but_a_person() {
        ScoreDistribution distribution =
                distribution(new byte[] {4, 0, 9}, new byte[] {4, 4, 9}, new byte[] {0, 0, 0});
        assertEquals(Sample.of(100), distribution.scores(2));
        assertEquals(3, distribution.people());
        assertEquals(1, distribution.atLeast(2));
        assertEquals(1, distribution.count(2, 8));
        assertEquals(1, distribution.count(0, 0));
        assertEquals(0, distribution.count(4, 9));
    }

    @Test
    void a_minimum_that_nobody_can_reach_scores_nobody() {
        assertEquals(0, distribution(new byte[] {4, 4, 4}).scores(4).n());
        assertThrows(
                IllegalArgumentException.class, () -> distribution(new byte[] {4, 4, 4}).scores(0));
    }

    @Test
    void equal_scores_from_different_numbers_of_answers_are_tied() {
        Sample scores =
                distribution(
                                new byte[] {4, 3, 3, 3, 3, 3},
                                new byte[] {4, 3, 3, 0, 0, 0},
                                new byte[] {3, 4, 4, 3, 3, 3})
                        .scores(3);
        assertEquals(2, scores.distinct());
    }

    @Test
    void histogram_puts_each_score_in_its_bin() {
        Sample scores = Sample.of(0, 9.9, 10, 66.6, 99, 100);
        assertArrayEquals(new long[] {2, 1, 0, 0, 0, 0, 1, 0, 0, 2}, scores.histogram(10));
    }

    @Test
    void refuses_wrong_codes_and_wrong_lengths_and_counts_nothing() {
        GroupSummary summary = new GroupSummary(3);
        assertThrows(
                IllegalArgumentException.class,
                () -> summary.add(new byte[] {1, 2, 5}, Circumstances.NOT_RECORDED));
        assertThrows(
                IllegalArgumentException.class,
                () -> summary.add(new byte[] {1, 2}, Circumstances.NOT_RECORDED));
        assertEquals(new GroupSummary(3), summary);
    }

    @Test
    void refuses_to_take_away_what_was_never_counted_and_changes_nothing() {
        GroupSummary summary = new GroupSummary(3);
        summary.add(new byte[] {1, 2, 3}, new Circumstances("online", "self", "en", 7));
        GroupSummary before = summary.copy();
        assertThrows(
                IllegalStateException.class,
                () -> summary.remove(new byte[] {1, 2, 4}, Circumstances.NOT_RECORDED));
        assertThrows(
                IllegalStateException.class,
                () ->
                        summary.remove(
                                new byte[] {1, 2, 3}, new Circumstances("paper", "self", "en", 7)));
        assertEquals(before, summary);
    }

    @Test
    void statements_that_do_not_apply_are_reported_apart() {
        ItemCounts items = new ItemCounts(1);
        for (byte code : new byte[] {4, 3, 2, 8, 8, 9, 0}) {
            items.add(new byte[] {code});
        }
        ItemFigures figures = items.figures(0, 0.95);
        assertEquals(3, figures.agree().get().of());
        assertEquals(2 / 3.0, figures.agree().get().share());
        assertEquals(2, figures.doesNotApply().get().count());
        assertEquals(6, figures.doesNotApply().get().of());
        assertEquals(1, figures.counts().get(Answer.NOT_ANSWERED));
    }

    @Test
    void an_item_that_nobody_answered_has_no_figures_but_reasons() {
        ItemFigures figures = new ItemCounts(2).figures(1, 0.95);
        assertEquals(Reason.NO_DATA, figures.mean().whyUndefined().get());
        assertEquals(Reason.NO_DATA, figures.agree().whyUndefined().get());
        assertEquals(Reason.NO_DATA, figures.doesNotApply().whyUndefined().get());
        assertEquals(Reason.NO_DATA, new ItemCounts(2).pooledMean().whyUndefined().get());
        assertEquals(Reason.NO_DATA, new ItemCounts(2).meanOfItemMeans().whyUndefined().get());
    }

    @Test
    void straight_lining_is_counted_in_complete_questionnaires_only() {
        AnswerPatterns patterns = new AnswerPatterns(3);
        patterns.add(new byte[] {3, 3, 3});
        patterns.add(new byte[] {4, 4, 4});
        patterns.add(new byte[] {4, 4, 9});
        patterns.add(new byte[] {1, 1, 1});
        patterns.add(new byte[] {2, 2, 2});
        patterns.add(new byte[] {2, 3, 4});
        assertEquals(1, patterns.straightLined(Answer.AGREE));
        assertEquals(0, patterns.straightLined(Answer.DONT_KNOW));
        assertEquals(4, patterns.straightLinedShare(0.95).get().count());
        assertEquals(5, patterns.straightLinedShare(0.95).get().of());
        assertEquals(3, patterns.agreeingWithAllThatApplied(2, 0.95).get().count());
        assertEquals(6, patterns.agreeingWithAllThatApplied(2, 0.95).get().of());
    }

    private static ScoreDistribution distribution(byte[]... people) {
        ScoreDistribution distribution = new ScoreDistribution(people[0].length);
        for (byte[] codes : people) {
            distribution.add(codes);
        }
        return distribution;
    }
}
