package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanIntervalTest {

    private static final double TOLERANCE = 1e-8;

    @Test
    void t_interval_is_that_of_PHEindicatormethods() {
        // PHEindicatormethods, tests of phe_mean.
        Sample sample =
                Sample.of(
                        33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465,
                        82.37927);
        Interval interval = BoundedMean.studentT(sample, 0.95).get();
        assertEquals(53.704345, sample.mean().get(), TOLERANCE);
        assertEquals(20.975575257709, sample.standardDeviation().get(), TOLERANCE);
        assertEquals(36.168325241336, interval.lower(), TOLERANCE);
        assertEquals(71.240364758664, interval.upper(), TOLERANCE);
    }

    @Test
    void bca_of_all_3125_resamples_of_five_people_is_exact() {
        // Efron's BCa with the acceleration from the jackknife; every resample enumerated.
        double[] people = {25, 50, 62.5, 87.5, 100};
        double[] means = new double[3125];
        for (int i = 0; i < means.length; i++) {
            int rest = i;
            for (int drawn = 0; drawn < 5; drawn++, rest /= 5) {
                means[i] += people[rest % 5] / 5;
            }
        }
        Interval interval = BcaBootstrap.interval(Sample.of(people), means, 0.95);
        assertEquals(37.5, interval.lower(), TOLERANCE);
        assertEquals(85, interval.upper(), TOLERANCE);
    }

    @Test
    void bca_of_a_skewed_group_is_that_of_R() {
        double[] people = {0, 41, 77, 90, 97, 100};
        double[] means = new double[46_656];
        for (int i = 0; i < means.length; i++) {
            int rest = i;
            for (int drawn = 0; drawn < 6; drawn++, rest /= 6) {
                means[i] += people[rest % 6] / 6;
            }
        }
        Interval interval = BcaBootstrap.interval(Sample.of(people), means, 0.95);
        ReferenceValues.assertAsInR(
                "bca", "acceleration", BcaBootstrap.acceleration(Sample.of(people)));
        ReferenceValues.assertAsInR("bca", "interval", interval.lower(), interval.upper());
        Interval drawn = BcaBootstrap.interval(Sample.of(people), 0.95).get();
        assertEquals(interval.lower(), drawn.lower(), 3);
        assertEquals(interval.upper(), drawn.upper(), 3);
    }

    @Test
    void bca_of_2000_resamples_comes_near_the_exact_one_and_is_the_same_each_time() {
        Sample sample = Sample.of(25, 50, 62.5, 87.5, 100);
        Interval interval = BcaBootstrap.interval(sample, 0.95).get();
        assertEquals(37.5, interval.lower(), 3);
        assertEquals(85, interval.upper(), 3);
        assertEquals(
                interval, BcaBootstrap.interval(Sample.of(100, 87.5, 62.5, 50, 25), 0.95).get());
    }

    @Test
    void bca_of_a_large_group_agrees_with_student_t() {
        Sample scores = GeneratedAnswers.of("60000").summary().scores().scores(8);
        Interval t = BoundedMean.studentT(scores, 0.95).get();
        Interval bca = BcaBootstrap.interval(scores, 0.95).get();
        assertEquals(t.lower(), bca.lower(), 0.01);
        assertEquals(t.upper(), bca.upper(), 0.01);
    }

    @Test
    void an_interval_that_would_leave_the_scale_is_bootstrapped() {
        Sample nearTheCeiling = Sample.ofCounts(new double[] {100, 0}, new long[] {29, 1});
        assertTrue(BoundedMean.studentT(nearTheCeiling, 0.95).get().upper() > 100);
        Interval interval = BoundedMean.onScale(nearTheCeiling, 0.95).get().interval().get();
        assertEquals(Method.BCA_BOOTSTRAP, interval.method());
        assertTrue(interval.lower() >= 0 && interval.upper() <= 100, interval::toString);
    }

    @Test
    void an_interval_within_the_scale_is_student_t() {
        assertEquals(
                Method.STUDENT_T,
                BoundedMean.onScale(Sample.of(40, 50, 60), 0.95).get().interval().get().method());
    }

    @Test
    void identical_scores_have_a_mean_but_no_interval() {
        MeanFigure mean =
                BoundedMean.onScale(
                                Sample.ofCounts(new double[] {200 / 3.0}, new long[] {40}), 0.95)
                        .get();
        assertEquals(200 / 3.0, mean.mean());
        assertEquals(Reason.NO_VARIATION, mean.interval().whyUndefined().get());
    }

    @Test
    void one_person_has_a_mean_but_no_spread_and_no_interval() {
        MeanFigure mean = BoundedMean.onScale(Sample.of(50), 0.95).get();
        assertEquals(50, mean.mean());
        assertEquals(Reason.TOO_FEW, mean.standardDeviation().whyUndefined().get());
        assertEquals(Reason.TOO_FEW, mean.standardError().whyUndefined().get());
        assertEquals(Reason.TOO_FEW, mean.interval().whyUndefined().get());
    }

    @Test
    void nobody_has_no_mean() {
        assertEquals(Reason.NO_DATA, BoundedMean.onScale(Sample.of(), 0.95).whyUndefined().get());
        assertEquals(Reason.NO_DATA, BcaBootstrap.interval(Sample.of(), 0.95).whyUndefined().get());
        assertEquals(Reason.NO_DATA, ScoreSummary.of(Sample.of(), 0.95).whyUndefined().get());
        assertEquals(Reason.NO_DATA, Sample.of().median().whyUndefined().get());
    }

    @Test
    void refuses_a_score_off_the_scale_and_a_level_that_is_none() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BoundedMean.onScale(Sample.of(50, 101), 0.95));
        assertThrows(
                IllegalArgumentException.class, () -> BoundedMean.onScale(Sample.of(50, 60), 95));
        assertThrows(IllegalArgumentException.class, () -> Sample.of(Double.NaN));
    }
}
