package org.joinedup.figure;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.ComparisonResult.Funnel;
import org.joinedup.figure.ComparisonResult.FunnelPoint;
import org.joinedup.statistics.BetweenServices;
import org.joinedup.statistics.Comparison;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.FunnelLimits;
import org.joinedup.statistics.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits around the benchmark for services of different size. */
final class DrawFunnel {
    private static final double INNER = 0.95;
    private static final double OUTER = 0.998;
    private static final String METHOD =
            "centre ± z sqrt(variance within services / n + between variance), 95 % and 99.8 %,"
                    + " held to 0-100 (Spiegelhalter 2005)";

    /** From 10 up, as far as a chart needs; other services' numbers do not show in it. */
    private static final int[] STEPS = {10, 15, 20, 30, 50, 75};

    private static final long WIDE = 300;

    private DrawFunnel() {}

    static Funnel draw(
            Comparison comparison, Estimate<BetweenServices> between, @Nullable Long people) {
        if (!between.isKnown()) {
            return new Funnel(
                    null,
                    List.of(),
                    between.whyUndefined().map(Figure::words).orElse(null),
                    METHOD);
        }
        double within = between.get().withinVariance();
        List<FunnelPoint> curve =
                sizes(people == null ? 0 : people).stream()
                        .flatMap(n -> point(comparison, within, n).stream())
                        .toList();
        FunnelPoint here = people == null ? null : point(comparison, within, people).orElse(null);
        return new Funnel(here, curve, null, METHOD);
    }

    private static Optional<FunnelPoint> point(Comparison comparison, double within, long n) {
        return limits(comparison, within, n, INNER)
                .flatMap(
                        inner ->
                                limits(comparison, within, n, OUTER)
                                        .map(outer -> point(n, inner, outer)))
                .toOptional();
    }

    /** From rounded numbers: many limits together would give exact ones back. */
    private static Estimate<Interval> limits(
            Comparison comparison, double within, long n, double level) {
        return FunnelLimits.ofMean(
                Showing.shared(comparison.centre()),
                Showing.shared(within),
                Showing.shared(comparison.betweenVariance()),
                n,
                level);
    }

    private static FunnelPoint point(long n, Interval inner, Interval outer) {
        return new FunnelPoint(
                n,
                onScale(inner.lower()),
                onScale(inner.upper()),
                onScale(outer.lower()),
                onScale(outer.upper()));
    }

    private static double onScale(double limit) {
        return Showing.shared(Math.clamp(limit, 0, 100));
    }

    /** 10, 15, 20, 30, 50, 75, 100, ... to the first beyond twice the service's own number. */
    private static List<Long> sizes(long people) {
        List<Long> sizes = new ArrayList<>();
        long end = Math.max(WIDE, 2 * people);
        for (long decade = 1; sizes.isEmpty() || sizes.getLast() < end; decade *= 10) {
            for (int step : STEPS) {
                if (sizes.isEmpty() || sizes.getLast() < end) {
                    sizes.add(step * decade);
                }
            }
        }
        return sizes;
    }
}
