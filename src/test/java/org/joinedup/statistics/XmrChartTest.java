package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class XmrChartTest {

    private static final XmrSettings STANDARD = XmrSettings.STANDARD;

    /** NHSRplotthedots, tests of ptd_spc. */
    private static final double[] SPIKE = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

    @Test
    void limits_screened_and_unscreened_are_those_of_NHSRplotthedots() {
        XmrLimits screened = limits(SPIKE, STANDARD);
        assertEquals(35 / 18.0, screened.centre(), 1e-8);
        assertEquals(-.7156, screened.lower(), 5e-5);
        assertEquals(4.6044, screened.upper(), 5e-5);
        XmrLimits unscreened = limits(SPIKE, STANDARD.unscreened());
        assertEquals(1.9444, unscreened.centre(), 5e-5);
        assertEquals(-3.0626, unscreened.lower(), 5e-5);
        assertEquals(6.9515, unscreened.upper(), 5e-5);
        assertEquals(
                unscreened.centre() + (unscreened.upper() - unscreened.centre()) * 2 / 3,
                unscreened.upperNear(),
                1e-12);
    }

    @Test
    void a_point_beyond_a_limit_is_special_and_the_others_are_not() {
        XmrChart chart = XmrChart.of(SPIKE, STANDARD).get();
        assertEquals(List.of(4), flagged(chart));
        assertEquals(Optional.of(XmrRule.OUTSIDE_LIMITS), chart.points().get(4).rule());
        assertEquals(VariationIcon.COMMON_CAUSE, chart.variation().get());
    }

    @Test
    void seven_points_that_rise_are_a_trend_and_six_are_not() {
        // Swings before the trend, so that no point leaves the limits.
        double[] rising = {50, 70, 50, 70, 50, 70, 54, 55, 56, 57, 58, 59, 60};
        XmrChart chart = XmrChart.of(rising, STANDARD.unscreened()).get();
        assertEquals(List.of(6, 7, 8, 9, 10, 11, 12), flagged(chart));
        assertTrue(
                chart.points().subList(6, 13).stream()
                        .allMatch(point -> point.rule().get() == XmrRule.TREND));
        assertEquals(VariationIcon.IMPROVEMENT_HIGH, chart.variation().get());
        double[] six = {50, 70, 50, 70, 50, 70, 54, 55, 56, 57, 58, 59, 59};
        assertEquals(List.of(), flagged(XmrChart.of(six, STANDARD.unscreened()).get()));
    }

    @Test
    void a_point_where_two_trends_meet_belongs_to_the_later() {
        double[] peak = {1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1};
        double[] values = new double[peak.length + 6];
        for (int i = 0; i < 6; i++) {
            values[i] = i % 2 == 0 ? -20 : 28; // widens the limits
        }
        System.arraycopy(peak, 0, values, 6, peak.length);
        XmrChart chart = XmrChart.of(values, STANDARD.unscreened()).get();
        assertEquals(VariationIcon.IMPROVEMENT_HIGH, chart.points().get(11).variation());
        assertEquals(VariationIcon.CONCERN_LOW, chart.points().get(12).variation());
        assertEquals(VariationIcon.CONCERN_LOW, chart.variation().get());
    }

    @Test
    void two_of_three_beyond_the_near_limit_flag_those_two() {
        double[] values = fourAndSixThen(9.8, 7, 9.8);
        XmrLimits limits = limits(values, STANDARD.unscreened());
        assertTrue(
                limits.upperNear() < 9.8 && 9.8 < limits.upper() && 7 < limits.upperNear(),
                limits::toString);
        XmrChart chart = XmrChart.of(values, STANDARD.unscreened()).get();
        assertEquals(List.of(30, 32), flagged(chart));
        assertEquals(Optional.of(XmrRule.TWO_OF_THREE), chart.points().get(30).rule());
        assertEquals(VariationIcon.IMPROVEMENT_HIGH, chart.variation().get());
    }

    @Test
    void two_beyond_opposite_near_limits_are_common_cause() {
        double[] values = fourAndSixThen(10, 0.2, 5);
        XmrLimits limits = limits(values, STANDARD.unscreened());
        assertEquals(1, limits.beyondNear(10));
        assertEquals(-1, limits.beyondNear(0.2));
        assertEquals(List.of(), flagged(XmrChart.of(values, STANDARD.unscreened()).get()));
    }

    @Test
    void one_of_three_beyond_the_near_limit_is_common_cause() {
        assertEquals(
                List.of(),
                flagged(XmrChart.of(fourAndSixThen(9.8, 7, 7), STANDARD.unscreened()).get()));
    }

    @Test
    void seven_in_a_row_above_the_centre_are_a_run_and_six_are_not() {
        double[] seven = {1, 3, 1, 3, 1, 3, 1, 3, 3, 2.9, 3, 2.9, 3, 2.9, 1, 3, 1};
        XmrChart chart = XmrChart.of(seven, STANDARD.unscreened()).get();
        assertEquals(List.of(7, 8, 9, 10, 11, 12, 13), flagged(chart));
        assertEquals(Optional.of(XmrRule.RUN), chart.points().get(7).rule());
        double[] six = {1, 3, 1, 3, 1, 3, 1, 3, 3, 2.9, 3, 2.9, 3, 1, 1, 3, 1};
        assertEquals(List.of(), flagged(XmrChart.of(six, STANDARD.unscreened()).get()));
    }

    @Test
    void a_point_on_the_centre_breaks_a_run() {
        double[] values = {1, 3, 1, 3, 3, 3, 3, 2, 3, 3, 3, 1, 1, 1, 1, 1, 3, 1};
        double[] centred = values.clone();
        centred[16] =
                36 - IntStream.range(0, 18).filter(i -> i != 16).mapToDouble(i -> values[i]).sum();
        XmrChart chart = XmrChart.of(centred, STANDARD.unscreened()).get();
        assertEquals(2, limits(centred, STANDARD.unscreened()).centre(), 1e-12);
        assertTrue(
                chart.points().subList(3, 11).stream().allMatch(point -> point.rule().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 9, IMPROVEMENT_HIGH", "HIGHER, -9, CONCERN_LOW",
        "LOWER, 9, CONCERN_HIGH", "LOWER, -9, IMPROVEMENT_LOW",
        "NEITHER, 9, NEUTRAL_HIGH", "NEITHER, -9, NEUTRAL_LOW"
    })
    void variation_icon_says_whether_the_latest_point_is_good_news(
            Improvement improvement, double latest, VariationIcon icon) {
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, latest};
        assertEquals(
                icon,
                XmrChart.of(values, STANDARD.improvingWhen(improvement)).get().variation().get());
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, -1, CONSISTENTLY_PASS", "HIGHER, 5, CONSISTENTLY_FAIL", "HIGHER, 2, INCONSISTENT",
        "LOWER, -1, CONSISTENTLY_FAIL", "LOWER, 5, CONSISTENTLY_PASS", "LOWER, 2, INCONSISTENT"
    })
    void assurance_icon_says_whether_the_target_will_be_met(
            Improvement improvement, double target, AssuranceIcon icon) {
        XmrChart chart =
                XmrChart.of(SPIKE, STANDARD.improvingWhen(improvement).withTarget(target)).get();
        assertEquals(Optional.of(icon), chart.assurance().get());
    }

    @Test
    void no_assurance_without_a_target_or_a_better_way() {
        assertEquals(Optional.empty(), XmrChart.of(SPIKE, STANDARD).get().assurance().get());
        assertEquals(
                Optional.empty(),
                XmrChart.of(SPIKE, STANDARD.withTarget(2).improvingWhen(Improvement.NEITHER))
                        .get()
                        .assurance()
                        .get());
    }

    @Test
    void a_rebased_chart_has_limits_of_each_stretch_and_no_pattern_across() {
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 11, 12, 11, 12, 11, 12};
        XmrChart chart = XmrChart.of(values, STANDARD.rebasedAt(12)).get();
        assertEquals(2, chart.phases().size());
        assertEquals(1.5, chart.phases().getFirst().limits().get().centre(), 1e-12);
        assertEquals(11.5, chart.phases().getLast().limits().get().centre(), 1e-12);
        assertFalse(chart.phases().getFirst().limits().get().trial());
        assertTrue(chart.phases().getLast().limits().get().trial());
        assertEquals(List.of(), flagged(chart));
        assertEquals(0, chart.phases().getFirst().from());
        assertEquals(12, chart.phases().getFirst().to());
    }

    @Test
    void too_little_for_limits_has_a_reason_and_still_its_points() {
        XmrChart one = XmrChart.of(new double[] {5}, STANDARD.withTarget(4)).get();
        assertEquals(1, one.points().size());
        assertEquals(Reason.TOO_FEW, one.variation().whyUndefined().get());
        assertEquals(Reason.TOO_FEW, one.assurance().whyUndefined().get());
        XmrChart flat = XmrChart.of(new double[] {5, 5, 5, 5, 5, 5, 5, 5}, STANDARD).get();
        assertEquals(Reason.NO_VARIATION, flat.variation().whyUndefined().get());
        assertEquals(List.of(), flagged(flat));
        assertEquals(Reason.NO_DATA, XmrChart.of(new double[0], STANDARD).whyUndefined().get());
    }

    @Test
    void screening_never_leaves_a_chart_without_limits() {
        double[] step = {1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9};
        assertEquals(limits(step, STANDARD.unscreened()), limits(step, STANDARD));
    }

    @Test
    void refuses_what_is_no_chart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> XmrChart.of(new double[] {1, Double.NaN}, STANDARD));
        assertThrows(
                IllegalArgumentException.class,
                () -> XmrChart.of(new double[] {1, 2}, STANDARD.rebasedAt(2)));
        assertThrows(IllegalArgumentException.class, () -> STANDARD.withTarget(Double.NaN));
    }

    /** Thirty quiet points, the odd ones 4 and the even ones 6, then three others. */
    private static double[] fourAndSixThen(double... others) {
        return DoubleStream.concat(
                        IntStream.range(0, 30).mapToDouble(i -> 4 + 2 * (i % 2)),
                        DoubleStream.of(others))
                .toArray();
    }

    private static XmrLimits limits(double[] values, XmrSettings settings) {
        return XmrChart.of(values, settings).get().phases().getFirst().limits().get();
    }

    private static List<Integer> flagged(XmrChart chart) {
        return IntStream.range(0, chart.points().size())
                .filter(i -> chart.points().get(i).rule().isPresent())
                .boxed()
                .toList();
    }
}
