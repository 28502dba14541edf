package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

class CaseMixTest {

    private static final Sample SPREAD = Sample.of(40, 60, 80);

    @Test
    void weighted_mean_of_eight_people_is_that_of_R() {
        // R 4.2.2.
        double[] x = {0, 100 / 3.0, 200 / 3.0, 100, 100, 200 / 3.0, 100 / 3.0, 100};
        double[] w = {1.2, .8, 1, .9, 1.1, 1.3, .7, 1};
        WeightedMean mean = WeightedMean.of(x, w, 0.95).get();
        assertEquals(8, mean.n());
        assertEquals(62.9166666667, mean.mean(), 1e-8);
        assertEquals(165.290039063, mean.variance(), 1e-8);
        assertEquals(7.72946859903, mean.effectiveN(), 1e-8);
        assertTrue(mean.interval().get().contains(mean.mean()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void adjusted_score_of_a_service_is_that_of_R(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        int service = (int) ReferenceValues.of(set, "case mix")[0];
        Map<String, ScoreDistribution> own = new HashMap<>();
        Map<String, Long> national = new HashMap<>();
        for (int i = 0; i < data.people; i++) {
            ScoreDistribution one = new ScoreDistribution(GeneratedAnswers.ITEMS);
            one.add(data.codes[i]);
            String stratum = "stratum " + data.stratum[i];
            national.merge(stratum, one.atLeast(GeneratedAnswers.MINIMUM), Long::sum);
            if (data.service[i] == service) {
                own.computeIfAbsent(stratum, key -> new ScoreDistribution(GeneratedAnswers.ITEMS))
                        .merge(one);
            }
        }
        Map<String, Sample> strata = new HashMap<>();
        own.forEach(
                (stratum, scores) -> strata.put(stratum, scores.scores(GeneratedAnswers.MINIMUM)));
        CaseMix mix = CaseMix.of(strata, national, CaseMix.CAP, 0.95).get();
        assertAsInR(
                set,
                "case mix",
                service,
                mix.adjusted().mean(),
                mix.adjusted().variance(),
                mix.adjusted().effectiveN());
        assertEquals(0, mix.notRepresented(), 1e-12);
    }

    @Test
    void weights_are_held_at_the_cap_and_the_people_counted() {
        CaseMix mix =
                CaseMix.of(
                                Map.of(
                                        "young",
                                        Sample.ofCounts(new double[] {20, 60}, new long[] {50, 49}),
                                        "old",
                                        Sample.of(100)),
                                Map.of("young", 10, "old", 90),
                                CaseMix.CAP,
                                0.95)
                        .get();
        double young = 10 / 99.0;
        assertEquals(1, mix.capped());
        assertEquals(
                (5 * 100 + young * (50 * 20 + 49 * 60)) / (5 + young * 99),
                mix.adjusted().mean(),
                1e-9);
        assertEquals((100 + 50 * 20 + 49 * 60) / 100.0, mix.unadjusted().mean(), 1e-9);
    }

    @Test
    void strata_that_nobody_here_belongs_to_are_reported() {
        CaseMix mix =
                CaseMix.of(Map.of("a", SPREAD), Map.of("a", 0.6, "b", 0.4), CaseMix.CAP, 0.95)
                        .get();
        assertEquals(0.4, mix.notRepresented(), 1e-12);
        assertEquals(60, mix.adjusted().mean(), 1e-12);
    }

    @Test
    void nothing_to_weight_has_a_reason() {
        assertEquals(
                Reason.NO_DATA, CaseMix.of(Map.of(), Map.of("a", 1), 5, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_DATA,
                CaseMix.of(Map.of("a", Sample.of()), Map.of("a", 1), 5, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_OVERLAP,
                CaseMix.of(Map.of("a", SPREAD), Map.of("b", 1), 5, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_OVERLAP,
                CaseMix.of(Map.of("a", SPREAD), Map.of("a", 0), 5, 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_DATA,
                WeightedMean.of(new double[] {1}, new double[] {0}, 0.95).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                WeightedMean.of(new double[] {1}, new double[] {2}, 0.95)
                        .get()
                        .interval()
                        .whyUndefined()
                        .get());
        assertEquals(
                Reason.NO_VARIATION,
                WeightedMean.of(new double[] {1, 1}, new double[] {2, 3}, 0.95)
                        .get()
                        .interval()
                        .whyUndefined()
                        .get());
        assertThrows(
                IllegalArgumentException.class,
                () -> WeightedMean.of(new double[] {1}, new double[] {-1}, 0.95));
    }
}
