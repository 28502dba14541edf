package org.joinedup.figure;

import org.joinedup.figure.TrendResult.Flag;
import org.joinedup.figure.TrendResult.Icon;
import org.joinedup.figure.TrendResult.Limits;
import org.joinedup.figure.TrendResult.Phase;
import org.joinedup.figure.TrendResult.Point;
import org.joinedup.statistics.AssuranceIcon;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ThinMonths;
import org.joinedup.statistics.XmrChart;
import org.joinedup.statistics.XmrLimits;
import org.joinedup.statistics.XmrRule;
import org.joinedup.statistics.XmrSettings;
import org.joinedup.statistics.YearOnYear;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Draws a measure over time, from periods as they are shown. */
public final class DescribeTrend {
    private static final String MODES_CHANGED =
            "people were asked in other ways from here on, so that the limits are new";

    private final Measure measure;
    private final List<ThinMonths.Period<GroupSummary>> periods;
    private final Showing showing;
    private final List<Figure> figures;

    /** Indices of the periods that have a value to draw. */
    private final List<Integer> drawn = new ArrayList<>();

    private DescribeTrend(
            Measure measure, List<ThinMonths.Period<GroupSummary>> periods, Showing showing) {
        this.measure = measure;
        this.periods = periods;
        this.showing = showing;
        this.figures =
                periods.stream().map(each -> showing.of(measure.figure(each.value()))).toList();
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).value() != null) {
                drawn.add(i);
            }
        }
    }

    /**
     * @param periods in order of time, without overlap, as {@link ThinMonths} gives them; some
     *     months may be missing
     * @param target in the units of the measure, 0 to 100
     */
    public static TrendResult describe(
            Measure measure,
            List<ThinMonths.Period<GroupSummary>> periods,
            OptionalDouble target,
            Showing showing) {
        requireOrder(periods);
        return new DescribeTrend(measure, periods, showing).result(target);
    }

    private static void requireOrder(List<ThinMonths.Period<GroupSummary>> periods) {
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).first().isAfter(periods.get(i - 1).last())) {
                throw new IllegalArgumentException("Periods out of order");
            }
        }
    }

    private TrendResult result(OptionalDouble target) {
        List<Integer> changes =
                ModeChanges.find(drawn.stream().map(i -> periods.get(i).value().modes()).toList());
        XmrSettings settings =
                XmrSettings.STANDARD.rebasedAt(
                        changes.stream().mapToInt(Integer::intValue).toArray());
        if (target.isPresent()) {
            settings = settings.withTarget(target.getAsDouble());
        }
        double[] values = drawn.stream().mapToDouble(i -> figures.get(i).value()).toArray();
        Estimate<XmrChart> chart = XmrChart.of(values, settings);
        Estimate<Icon> variation = chart.flatMap(XmrChart::variation).map(TrendWords::variation);
        return new TrendResult(
                measure.code(),
                measure.unit(),
                points(chart),
                chart.map(this::phases).toOptional().orElse(List.of()),
                variation.toOptional().orElse(null),
                assurance(chart),
                target.isPresent() ? target.getAsDouble() : null,
                variation.whyUndefined().map(TrendWords::noLimits).orElse(null),
                missing(),
                rules());
    }

    private List<Point> points(Estimate<XmrChart> chart) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            int at = drawn.indexOf(i);
            ThinMonths.Period<GroupSummary> period = periods.get(i);
            points.add(
                    new Point(
                            period.first().toString(),
                            period.last().toString(),
                            figures.get(i),
                            at < 0 ? null : Integer.valueOf(phaseOf(chart.get(), at)),
                            at < 0 ? null : flag(chart.get().points().get(at))));
        }
        return points;
    }

    private static int phaseOf(XmrChart chart, int at) {
        int phase = 0;
        while (chart.phases().get(phase).to() <= at) {
            phase++;
        }
        return phase;
    }

    private Flag flag(XmrChart.Point point) {
        XmrRule rule = point.rule().orElse(null);
        return rule == null ? null : TrendWords.flag(rule, point.variation(), word());
    }

    private List<Phase> phases(XmrChart chart) {
        return chart.phases().stream().map(this::phase).toList();
    }

    private Phase phase(XmrChart.Phase phase) {
        XmrLimits limits = phase.limits().toOptional().orElse(null);
        return new Phase(
                periods.get(drawn.get(phase.from())).first().toString(),
                periods.get(drawn.get(phase.to() - 1)).last().toString(),
                phase.to() - phase.from(),
                limits == null ? null : limits(limits),
                limits != null && limits.trial(),
                phase.from() == 0 ? null : MODES_CHANGED,
                phase.limits().whyUndefined().map(TrendWords::noLimits).orElse(null));
    }

    private Limits limits(XmrLimits limits) {
        return new Limits(
                showing.points(limits.centre()),
                showing.points(limits.lower()),
                showing.points(limits.upper()),
                showing.points(limits.lowerNear()),
                showing.points(limits.upperNear()));
    }

    private static Icon assurance(Estimate<XmrChart> chart) {
        AssuranceIcon icon =
                chart.flatMap(XmrChart::assurance).toOptional().flatMap(i -> i).orElse(null);
        return icon == null ? null : TrendWords.assurance(icon);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int i = 1; i < periods.size(); i++) {
            for (YearMonth month = periods.get(i - 1).last().plusMonths(1);
                    month.isBefore(periods.get(i).first());
                    month = month.plusMonths(1)) {
                missing.add(month.toString());
            }
        }
        return missing;
    }

    private String word() {
        if (periods.stream().allMatch(period -> period.first().equals(period.last()))) {
            return "months";
        }
        return periods.stream()
                        .allMatch(period -> period.first().plusMonths(2).equals(period.last()))
                ? "quarters"
                : "periods";
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(
                "XmR chart: centre = mean; limits = centre ± 2.66 mean moving ranges, of which"
                        + " those of 3.267 times their mean and more are left out once; near limits"
                        + " at two thirds. NHS Making Data Count. The centre counts every point"
                        + " alike.");
        rules.add("Under 12 points the limits are trial limits: they will still move.");
        rules.add(
                "Points next to each other count as neighbours, also where months between them are"
                        + " missing.");
        rules.add(
                "New limits begin where the mix of survey modes lies more than %.2f from that so far (0 to 1, this project's setting) and the share of a mode differs beyond chance (99.8 %%)."
                        .formatted(YearOnYear.MODE_MIX_TOLERANCE));
        measure.note().ifPresent(rules::add);
        return rules;
    }
}
