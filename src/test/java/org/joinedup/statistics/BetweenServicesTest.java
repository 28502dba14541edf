package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joinedup.statistics.Comparison.Placement;
import org.joinedup.statistics.Comparison.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class BetweenServicesTest {

    @Test
    void expected_range_of_ten_services_is_that_of_R() {
        // R 4.2.2, the steps of Spiegelhalter 2005 with winsorising at 10 % and 90 % (R type 7), as
        // FunnelPlotR.
        double[] y = {72.1, 68.4, 75, 80.2, 61.5, 70.3, 77.8, 66, 73.9, 58.2};
        double[] s = {1.9, 2.4, 1.2, 2, 2.8, 1.5, 1.1, 3, 1.7, 2.2};
        List<ServiceScore> scores = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            scores.add(score("s" + i, 50, y[i], s[i]));
        }
        Comparison comparison = Comparison.of(scores, 30).get();
        assertEquals(10, comparison.services());
        assertEquals(70.34, comparison.centre(), 1e-8);
        assertEquals(9.50222853545, comparison.dispersion(), 1e-8);
        assertEquals(29.0732072648, comparison.betweenVariance(), 1e-8);
        List<Position> positions =
                comparison.placements().stream()
                        .map(placement -> placement.position().get())
                        .toList();
        assertEquals(-2.084655302326, positions.getLast().z(), 1e-8);
        assertEquals(Band.BELOW, positions.getLast().band());
        assertTrue(
                positions.subList(0, 9).stream()
                        .allMatch(position -> position.band() == Band.WITHIN));
        assertEquals(
                70.34 - 1.96 * Math.sqrt(2.2 * 2.2 + 29.0732072648),
                positions.getLast().expected().lower(),
                1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void comparison_of_generated_services_is_that_of_R(String set) {
        List<ServiceScore> scores =
                services(set).entrySet().stream()
                        .map(
                                entry ->
                                        ServiceScore.of(
                                                "service " + entry.getKey(),
                                                BoundedMean.onScale(sample(entry.getValue()), 0.95)
                                                        .get()))
                        .toList();
        Comparison comparison = Comparison.of(scores, 10).get();
        assertAsInR(
                set,
                "expected range",
                comparison.services(),
                comparison.centre(),
                comparison.dispersion(),
                comparison.betweenVariance());
        assertAsInR(
                set,
                "z",
                comparison.placements().stream()
                        .filter(placement -> placement.score().n() >= 10)
                        .mapToDouble(placement -> placement.position().get().z())
                        .toArray());
    }

    @Test
    void services_that_cannot_be_compared_have_a_reason() {
        List<ServiceScore> scores =
                List.of(
                        score("a", 40, 70, 2),
                        score("b", 40, 60, 2),
                        score("small", 12, 97, 5),
                        score("same", 40, 80, 0),
                        new ServiceScore("one", 1, 50, Estimate.undefined(Reason.TOO_FEW)));
        List<Placement> placements = Comparison.of(scores, 30).get().placements();
        assertTrue(
                placements.get(0).position().isKnown() && placements.get(1).position().isKnown());
        assertEquals(Reason.TOO_FEW, placements.get(2).position().whyUndefined().get());
        assertEquals(Reason.NO_VARIATION, placements.get(3).position().whyUndefined().get());
        assertEquals(Reason.TOO_FEW, placements.get(4).position().whyUndefined().get());
        assertEquals(70, Comparison.of(scores, 30).get().centre(), 1e-12);
    }

    @Test
    void two_services_are_enough_and_one_is_not() {
        assertTrue(
                Comparison.of(List.of(score("a", 40, 70, 2), score("b", 40, 70, 2)), 30).isKnown());
        assertEquals(
                0,
                Comparison.of(List.of(score("a", 40, 70, 2), score("b", 40, 70, 2)), 30)
                        .get()
                        .betweenVariance());
        assertEquals(
                Reason.TOO_FEW,
                Comparison.of(List.of(score("a", 40, 70, 2)), 30).whyUndefined().get());
        assertEquals(Reason.NO_DATA, Comparison.of(List.of(), 30).whyUndefined().get());
    }

    @ParameterizedTest
    @CsvSource({
        "0, WITHIN",
        "1.96, WITHIN",
        "1.961, ABOVE",
        "3.09, ABOVE",
        "3.1, FAR_ABOVE",
        "-1.97, BELOW",
        "-3.2, FAR_BELOW"
    })
    void bands_lie_beyond_two_and_three_standard_errors(double z, Band band) {
        assertEquals(band, Band.of(z));
    }

    @Test
    void icc_of_shrout_and_fleiss_is_the_published_one() {
        // Shrout and Fleiss 1979, Psychol Bull 86:420, table 2: six subjects by four raters.
        double[][] subjects = {
            {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
        };
        List<Sample> samples = new ArrayList<>();
        for (double[] subject : subjects) {
            samples.add(Sample.of(subject));
        }
        BetweenServices between = BetweenServices.of(samples).get();
        assertEquals(0.16574177, between.icc(), 1e-8);
        assertEquals(0.44279713, between.reliability(4), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void analysis_of_variance_is_that_of_R(String set) {
        BetweenServices between =
                BetweenServices.of(
                                services(set).values().stream()
                                        .map(BetweenServicesTest::sample)
                                        .toList())
                        .get();
        assertAsInR(
                set,
                "anova",
                between.services(),
                between.typicalSize(),
                between.betweenMeanSquare(),
                between.withinVariance(),
                between.icc());
        long needed = between.completesNeeded(BetweenServices.COMPARABLE).get();
        assertTrue(between.reliability(needed) >= BetweenServices.COMPARABLE);
        assertTrue(between.reliability(needed - 1) < BetweenServices.COMPARABLE);
    }

    @Test
    void services_that_differ_less_than_chance_have_reliability_0_and_no_number_would_do() {
        BetweenServices between =
                BetweenServices.of(List.of(Sample.of(0, 100), Sample.of(0, 100), Sample.of(10, 90)))
                        .get();
        assertEquals(0, between.icc());
        assertEquals(0, between.reliability(1000));
        assertEquals(
                Reason.NO_VARIATION_BETWEEN_SERVICES,
                between.completesNeeded(0.7).whyUndefined().get());
        assertThrows(IllegalArgumentException.class, () -> between.completesNeeded(1));
    }

    @Test
    void services_without_spread_within_are_told_apart_by_one_person() {
        BetweenServices between =
                BetweenServices.of(List.of(Sample.of(10, 10), Sample.of(90, 90))).get();
        assertEquals(1, between.icc());
        assertEquals(1, between.completesNeeded(0.7).get());
        assertEquals(0, between.reliability(0));
    }

    @Test
    void too_little_for_an_analysis_of_variance_has_a_reason() {
        assertEquals(Reason.NO_DATA, BetweenServices.of(List.of(Sample.of())).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                BetweenServices.of(List.of(Sample.of(1, 2), Sample.of())).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                BetweenServices.of(List.of(Sample.of(1), Sample.of(2))).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION,
                BetweenServices.of(List.of(Sample.of(7, 7), Sample.of(7))).whyUndefined().get());
    }

    @Test
    void funnel_limits_of_a_proportion_are_those_of_PHEindicatormethods() {
        // PHEindicatormethods, tests of calculate_funnel_limits.
        double share = 0.80642448;
        assertEquals(0.03204264, FunnelLimits.ofProportion(share, 1, 0.95).get().lower(), 1e-8);
        assertEquals(1, FunnelLimits.ofProportion(share, 1, 0.95).get().upper());
        assertEquals(0.56154344, FunnelLimits.ofProportion(share, 10, 0.95).get().lower(), 1e-8);
        assertEquals(0.4203259, FunnelLimits.ofProportion(share, 10, 0.998).get().lower(), 1e-7);
    }

    @Test
    void funnel_limits_of_a_mean_narrow_with_n_to_the_spread_between_services() {
        assertEquals(
                70 + 1.959963984540054 * Math.sqrt(400 / 25.0 + 9),
                FunnelLimits.ofMean(70, 400, 9, 25, 0.95).get().upper(),
                1e-8);
        assertEquals(
                70 + 1.959963984540054 * 3,
                FunnelLimits.ofMean(70, 400, 9, 1L << 60, 0.95).get().upper(),
                1e-6);
        assertEquals(Reason.NO_DATA, FunnelLimits.ofMean(70, 400, 9, 0, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION, FunnelLimits.ofMean(70, 0, 0, 5, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION, FunnelLimits.ofProportion(1, 5, 0.95).whyUndefined().get());
    }

    private static ServiceScore score(String service, long n, double mean, double error) {
        return new ServiceScore(service, n, mean, Estimate.known(error));
    }

    private static Sample sample(ScoreDistribution scores) {
        return scores.scores(GeneratedAnswers.MINIMUM);
    }

    private static Map<Integer, ScoreDistribution> services(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        Map<Integer, ScoreDistribution> services = new TreeMap<>();
        for (int i = 0; i < data.people; i++) {
            services.computeIfAbsent(
                            data.service[i],
                            service -> new ScoreDistribution(GeneratedAnswers.ITEMS))
                    .add(data.codes[i]);
        }
        services.values().removeIf(scores -> sample(scores).n() == 0);
        return services;
    }
}
