package org.joinedup.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One measure over time (XmR, individuals and moving ranges), NHS "Making Data Count".
 *
 * @param phases stretches between rebasings, in order; at least one
 * @param points one per value
 * @param variation of the last point; undefined where the last phase has no limits
 * @param assurance undefined as variation; empty without a target, or where neither way is better
 */
public record XmrChart(
        List<Phase> phases,
        List<Point> points,
        Estimate<VariationIcon> variation,
        Estimate<Optional<AssuranceIcon>> assurance) {

    /**
     * @param from index of the first point, from 0
     * @param to index after the last point
     * @param limits undefined for one point (TOO_FEW) or identical ones (NO_VARIATION)
     */
    public record Phase(int from, int to, Estimate<XmrLimits> limits) {}

    /**
     * @param rule why it is special cause, or empty: common cause, or no limits to tell
     */
    public record Point(double value, Optional<XmrRule> rule, VariationIcon variation) {}

    /**
     * @param values in order of time
     * @return undefined (NO_DATA) without a value
     * @throws IllegalArgumentException if a value is not finite, or the chart is rebased at a point
     *     that there is not
     */
    public static Estimate<XmrChart> of(double[] values, XmrSettings settings) {
        requireChart(values, settings);
        if (values.length == 0) {
            return Estimate.undefined(Reason.NO_DATA);
        }
        List<Phase> phases = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        SortedSet<Integer> ends = new TreeSet<>(settings.rebasedAt());
        ends.remove(0);
        ends.add(values.length);
        int from = 0;
        for (int to : ends) {
            double[] stretch = Arrays.copyOfRange(values, from, to);
            Phase phase = new Phase(from, to, XmrLimits.of(stretch, settings.screened()));
            phases.add(phase);
            points.addAll(points(stretch, phase.limits(), settings.improvement()));
            from = to;
        }
        Estimate<XmrLimits> last = phases.getLast().limits();
        VariationIcon latest = points.getLast().variation();
        return Estimate.known(
                new XmrChart(
                        List.copyOf(phases),
                        List.copyOf(points),
                        last.map(limits -> latest),
                        last.map(limits -> assurance(limits, settings))));
    }

    private static void requireChart(double[] values, XmrSettings settings) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A chart is made of finite numbers");
        }
        if (settings.rebasedAt().stream().anyMatch(at -> at < 0 || at >= values.length)) {
            throw new IllegalArgumentException(
                    "Rebased at a point outside the chart: " + settings.rebasedAt());
        }
    }

    private static List<Point> points(
            double[] values, Estimate<XmrLimits> limits, Improvement improvement) {
        List<Point> points = new ArrayList<>();
        Optional<XmrRules> rules = limits.toOptional().map(known -> XmrRules.apply(values, known));
        for (int i = 0; i < values.length; i++) {
            int at = i;
            points.add(
                    new Point(
                            values[i],
                            rules.map(applied -> applied.rule(at)),
                            VariationIcon.of(
                                    rules.map(applied -> applied.side(at)).orElse(0),
                                    improvement)));
        }
        return points;
    }

    private static Optional<AssuranceIcon> assurance(XmrLimits limits, XmrSettings settings) {
        return settings.target().isEmpty() || settings.improvement() == Improvement.NEITHER
                ? Optional.empty()
                : Optional.of(
                        AssuranceIcon.of(
                                settings.target().getAsDouble(), limits, settings.improvement()));
    }
}
