package org.joinedup.publication;

import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.XmrChart;
import org.joinedup.statistics.XmrRule;
import org.joinedup.statistics.XmrSettings;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the latest of a service's published scores says beside those before it: that it is more than
 * chance explains. Pure.
 *
 * @param rule of the chart, by which it is told
 * @param variation which way
 * @param points how many scores the chart has
 * @param trial whether they are so few that its limits will still move
 */
record TrendSignal(String rule, String variation, int points, boolean trial) {
    /**
     * @param before scores that were published until now, by the first month of their period
     * @param after the same with those of the edition
     * @param month of which the edition is
     * @return empty where there is no signal, or the last score gave the same one
     */
    static Optional<TrendSignal> find(
            SortedMap<YearMonth, Double> before,
            SortedMap<YearMonth, Double> after,
            YearMonth month) {
        return after.containsKey(month)
                ? last(after.headMap(month.plusMonths(1)))
                        .filter(
                                now ->
                                        last(before.headMap(month.plusMonths(1)))
                                                .filter(now::isLike)
                                                .isEmpty())
                : Optional.empty();
    }

    private boolean isLike(TrendSignal other) {
        return rule.equals(other.rule) && variation.equals(other.variation);
    }

    private static Optional<TrendSignal> last(SortedMap<YearMonth, Double> scores) {
        double[] values = scores.values().stream().mapToDouble(Double::doubleValue).toArray();
        Estimate<XmrChart> chart = XmrChart.of(values, XmrSettings.STANDARD);
        return chart.toOptional()
                .flatMap(
                        known -> {
                            XmrChart.Point last = known.points().getLast();
                            return last.rule().map(rule -> of(rule, last, known));
                        });
    }

    private static TrendSignal of(XmrRule rule, XmrChart.Point last, XmrChart chart) {
        return new TrendSignal(
                code(rule),
                code(last.variation()),
                chart.points().size(),
                chart.phases().getLast().limits().toOptional().orElseThrow().trial());
    }

    private static String code(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
