package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

class DifferencesTest {

    private static final Tally ONLINE = tally("online", 90, "paper", 10);
    private static final Sample SAME = Sample.of(50, 50, 50);

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void welch_is_that_of_R(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        ScoreDistribution low = scores(data, i -> data.stratum[i] < 3);
        ScoreDistribution all = scores(data, i -> true);
        ScoreDistribution high = scores(data, i -> data.stratum[i] >= 3);
        Difference difference = Difference.welch(low.scores(8), high.scores(8), 0.95).get();
        assertAsInR(
                set,
                "welch",
                difference.value(),
                difference.standardError(),
                difference.degreesOfFreedom(),
                difference.t(),
                difference.pValue(),
                difference.interval().lower(),
                difference.interval().upper());
        assertEquals(difference, Difference.toTheRest(all, high, 8, 0.95).get());
    }

    @Test
    void welch_needs_two_people_and_some_spread() {
        assertEquals(
                Reason.NO_DATA,
                Difference.welch(Sample.of(), Sample.of(1, 2), 0.95).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                Difference.welch(Sample.of(1), Sample.of(1, 2), 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION,
                Difference.welch(SAME, Sample.of(60, 60), 0.95).whyUndefined().get());
        assertEquals(10, Difference.welch(SAME, Sample.of(59, 61), 0.95).get().value(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void year_on_year_is_that_of_R(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        YearOnYear change =
                YearOnYear.of(
                                mean(scores(data, i -> data.after[i] == 0).scores(8)),
                                mean(scores(data, i -> data.after[i] == 1).scores(8)),
                                ONLINE,
                                ONLINE,
                                YearOnYear.MODE_MIX_TOLERANCE,
                                0.95)
                        .get();
        assertAsInR(set, "year on year", change.change(), change.standardError(), change.z());
        assertTrue(change.interval().contains(change.change()));
        assertFalse(change.modeMixChanged());
    }

    @Test
    void a_changed_mix_of_modes_is_flagged() {
        assertTrue(between(ONLINE, tally("online", 75, "paper", 25)).modeMixChanged());
        assertEquals(
                0.15,
                between(ONLINE, tally("online", 75, "paper", 25)).modeMixDistance().get(),
                1e-12);
        assertFalse(between(ONLINE, tally("online", 170, "paper", 30)).modeMixChanged());
        assertTrue(between(ONLINE, tally("telephone", 5, "paper", 5)).modeMixChanged());
        assertTrue(between(ONLINE, new Tally()).modeMixChanged(), "unknown counts as changed");
    }

    @Test
    void a_change_has_a_normal_interval() {
        YearOnYear change = between(ONLINE, ONLINE);
        assertEquals(2, change.change(), 1e-12);
        assertEquals(Math.sqrt(2), change.z(), 1e-12);
        assertEquals(2 - 1.959963984540054 * Math.sqrt(2), change.interval().lower(), 1e-8);
        assertEquals(2 + 1.959963984540054 * Math.sqrt(2), change.interval().upper(), 1e-8);
    }

    @Test
    void years_without_a_spread_have_no_comparison() {
        MeanFigure flat = mean(SAME);
        assertEquals(
                Reason.NO_VARIATION,
                YearOnYear.of(flat, flat, ONLINE, ONLINE, 0.1, 0.95).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                YearOnYear.of(mean(Sample.of(50)), flat, ONLINE, ONLINE, 0.1, 0.95)
                        .whyUndefined()
                        .get());
        assertThrows(
                IllegalArgumentException.class,
                () -> YearOnYear.of(50, -1, 50, 1, Estimate.undefined(Reason.NO_DATA), 0.1, 0.95));
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void difference_in_differences_is_that_of_a_clustered_regression_in_R(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        List<DifferenceInDifferences.Service> services = new ArrayList<>();
        for (int s = 0; s < 200; s++) {
            int service = s;
            services.add(
                    new DifferenceInDifferences.Service(
                            "service " + s,
                            s % 2 == 1,
                            scores(data, i -> data.service[i] == service && data.after[i] == 0)
                                    .scores(8),
                            scores(data, i -> data.service[i] == service && data.after[i] == 1)
                                    .scores(8)));
        }
        DifferenceInDifferences figure = DifferenceInDifferences.of(services, 0.95).get();
        assertAsInR(
                set,
                "difference in differences",
                figure.effect(),
                figure.standardError(),
                figure.treatedServices() + figure.comparisonServices(),
                figure.interval().lower(),
                figure.interval().upper());
    }

    @Test
    void difference_in_differences_needs_two_services_in_each_arm_and_people_before_and_after() {
        Sample some = Sample.of(40, 60);
        Sample more = Sample.of(50, 80);
        var treated = new DifferenceInDifferences.Service("a", true, some, more);
        var other = new DifferenceInDifferences.Service("b", false, some, some);
        var emptied = new DifferenceInDifferences.Service("c", false, some, Sample.of());
        assertEquals(
                Reason.NO_DATA, DifferenceInDifferences.of(List.of(), 0.95).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                DifferenceInDifferences.of(List.of(treated, other, other), 0.95)
                        .whyUndefined()
                        .get());
        assertEquals(
                Reason.TOO_FEW,
                DifferenceInDifferences.of(List.of(treated, treated, emptied, emptied), 0.95)
                        .whyUndefined()
                        .get());
        assertEquals(
                Reason.NO_VARIATION,
                DifferenceInDifferences.of(List.of(treated, treated, other, other), 0.95)
                        .whyUndefined()
                        .get());
    }

    private static YearOnYear between(Tally earlier, Tally later) {
        return YearOnYear.of(
                        50, 1, 52, 1, earlier.distance(later), YearOnYear.MODE_MIX_TOLERANCE, 0.95)
                .get();
    }

    private static MeanFigure mean(Sample sample) {
        return BoundedMean.onScale(sample, 0.95).get();
    }

    private static ScoreDistribution scores(GeneratedAnswers data, IntPredicate chosen) {
        ScoreDistribution scores = new ScoreDistribution(GeneratedAnswers.ITEMS);
        for (int i = 0; i < data.people; i++) {
            if (chosen.test(i)) {
                scores.add(data.codes[i]);
            }
        }
        return scores;
    }

    private static Tally tally(String first, int count, String second, int other) {
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            tally.add(first);
        }
        for (int i = 0; i < other; i++) {
            tally.add(second);
        }
        return tally;
    }
}
