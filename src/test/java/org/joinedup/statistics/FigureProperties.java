package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class FigureProperties {

    @Property(tries = 200)
    void adding_a_constant_service_changes_no_other_services_own_score(
            @ForAll @Size(min = 2, max = 12) List<@From("group") Sample> groups,
            @ForAll @IntRange(min = 2, max = 60) int people) {
        List<ServiceScore> before = scores(groups);
        List<ServiceScore> after = new ArrayList<>(before);
        after.add(score("constant", Sample.ofCounts(new double[] {100}, new long[] {people})));
        Comparison.of(after, 2)
                .toOptional()
                .ifPresent(
                        comparison -> {
                            assertEquals(
                                    before,
                                    comparison.placements().stream()
                                            .map(Comparison.Placement::score)
                                            .limit(before.size())
                                            .toList());
                            assertEquals(
                                    Reason.NO_VARIATION,
                                    comparison
                                            .placements()
                                            .getLast()
                                            .position()
                                            .whyUndefined()
                                            .get());
                        });
        assertEquals(Comparison.of(before, 2).isKnown(), Comparison.of(after, 2).isKnown());
    }

    @Property(tries = 200)
    void comparisons_are_finite_and_expect_the_centre(
            @ForAll @Size(max = 12) List<@From("group") Sample> groups) {
        Comparison.of(scores(groups), 2)
                .toOptional()
                .ifPresent(
                        comparison -> {
                            assertTrue(
                                    Double.isFinite(comparison.dispersion())
                                            && comparison.betweenVariance() >= 0);
                            comparison
                                    .placements()
                                    .forEach(
                                            placement ->
                                                    placement
                                                            .position()
                                                            .toOptional()
                                                            .ifPresent(
                                                                    position -> {
                                                                        assertTrue(
                                                                                Double.isFinite(
                                                                                        position
                                                                                                .z()));
                                                                        assertTrue(
                                                                                position.expected()
                                                                                        .contains(
                                                                                                comparison
                                                                                                        .centre()));
                                                                    }));
                        });
        BetweenServices.of(groups)
                .toOptional()
                .ifPresent(
                        between -> {
                            assertTrue(
                                    between.icc() >= 0
                                            && between.icc() <= 1
                                            && Double.isFinite(between.withinVariance()));
                            assertTrue(
                                    between.reliability(30) >= 0 && between.reliability(30) <= 1);
                            assertTrue(between.completesNeeded(0.7).toOptional().orElse(1L) >= 1);
                        });
    }

    @Property(tries = 300)
    void differences_lie_in_their_intervals(
            @ForAll("group") Sample first, @ForAll("group") Sample second) {
        Difference.welch(first, second, 0.95)
                .toOptional()
                .ifPresent(
                        difference -> {
                            assertTrue(difference.interval().contains(difference.value()));
                            assertTrue(difference.pValue() >= 0 && difference.pValue() <= 1);
                            Difference reversed = Difference.welch(second, first, 0.95).get();
                            assertEquals(-difference.value(), reversed.value(), 1e-9);
                        });
    }

    @Property(tries = 300)
    void bootstrapped_intervals_lie_on_the_scale_and_contain_the_mean(
            @ForAll("group") Sample group) {
        BcaBootstrap.interval(group, 0.95)
                .toOptional()
                .ifPresent(
                        interval -> {
                            assertTrue(interval.contains(group.mean().get()));
                            assertTrue(
                                    interval.lower() >= group.min().get()
                                            && interval.upper() <= group.max().get());
                        });
    }

    @Property
    void wilson_contains_its_share_and_stays_within_0_and_1(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long of,
            @ForAll @DoubleRange(min = 0, max = 1) double part,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
        Proportion proportion = Proportion.wilson((long) (of * part), of, level).get();
        assertTrue(proportion.interval().contains(proportion.share()), proportion::toString);
        assertTrue(proportion.interval().lower() >= 0 && proportion.interval().upper() <= 1);
    }

    @Property(tries = 200)
    void reliability_is_finite_and_lies_in_its_interval(
            @ForAll @Size(max = 40) List<@From("complete") byte[]> people) {
        CrossProducts products = new CrossProducts(3);
        people.forEach(products::add);
        Reliability.of(products, 0.95)
                .toOptional()
                .ifPresent(
                        reliability -> {
                            assertTrue(reliability.alpha() <= 1);
                            assertTrue(
                                    reliability.interval().contains(reliability.alpha()),
                                    reliability::toString);
                            assertTrue(reliability.standardErrorOfMeasurement() >= 0);
                        });
        Omega.ofThreeItems(products)
                .toOptional()
                .ifPresent(omega -> assertTrue(omega >= 0 && omega <= 1));
    }

    @Property(tries = 200)
    void weighting_to_ones_own_case_mix_changes_nothing(
            @ForAll("group") Sample first,
            @ForAll("group") Sample second,
            @ForAll @IntRange(min = 1, max = 9) int factor) {
        Map<String, Sample> strata = Map.of("a", first, "b", second);
        CaseMix.of(
                        strata,
                        Map.of("a", factor * first.n(), "b", factor * second.n()),
                        CaseMix.CAP,
                        0.95)
                .toOptional()
                .ifPresent(
                        mix -> {
                            assertEquals(mix.unadjusted().mean(), mix.adjusted().mean(), 1e-9);
                            assertEquals(mix.unadjusted().n(), mix.adjusted().effectiveN(), 1e-6);
                            mix.adjusted()
                                    .interval()
                                    .toOptional()
                                    .ifPresent(
                                            interval ->
                                                    assertTrue(
                                                            interval.contains(
                                                                    mix.adjusted().mean())));
                        });
    }

    @Property(tries = 300)
    void charts_of_any_values_are_finite(
            @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 100) Double> values) {
        double[] points = values.stream().mapToDouble(Double::doubleValue).toArray();
        XmrChart.of(points, XmrSettings.STANDARD.withTarget(70))
                .toOptional()
                .ifPresent(
                        chart -> {
                            assertEquals(points.length, chart.points().size());
                            chart.phases()
                                    .getFirst()
                                    .limits()
                                    .toOptional()
                                    .ifPresent(
                                            limits -> {
                                                assertTrue(
                                                        limits.lower() < limits.lowerNear()
                                                                && limits.lowerNear()
                                                                        < limits.centre());
                                                assertTrue(
                                                        limits.centre() < limits.upperNear()
                                                                && limits.upperNear()
                                                                        < limits.upper());
                                            });
                        });
    }

    private static List<ServiceScore> scores(List<Sample> groups) {
        List<ServiceScore> scores = new ArrayList<>();
        for (Sample group : groups) {
            if (group.n() > 0) {
                scores.add(score("service " + scores.size(), group));
            }
        }
        return scores;
    }

    private static ServiceScore score(String service, Sample group) {
        return ServiceScore.of(service, BoundedMean.onScale(group, 0.95).get());
    }

    /** Few different scores, so that ties, identical people and empty groups are common. */
    @Provide
    Arbitrary<Sample> group() {
        return Arbitraries.of(0.0, 100 / 3.0, 50.0, 200 / 3.0, 80.0, 100.0, 100.0)
                .list()
                .ofMaxSize(40)
                .map(
                        values ->
                                Sample.of(
                                        values.stream()
                                                .mapToDouble(Double::doubleValue)
                                                .toArray()));
    }

    @Provide
    Arbitrary<byte[]> complete() {
        return Arbitraries.bytes()
                .between((byte) 1, (byte) 4)
                .array(byte[].class)
                .ofSize(3)
                .map(codes -> Arrays.copyOf(codes, 3));
    }
}
