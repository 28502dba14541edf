package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.MeanFigure;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.YearOnYear;

import java.util.ArrayList;
import java.util.List;

/** Compares a measure with the same months of the year before. */
public final class DescribeYearOnYear {
    private static final String METHOD =
            "later minus earlier, standard errors of both years (Y2 - Y1) / sqrt(V1 + V2); n: both"
                    + " years";
    private static final String KEPT_BACK = "one of the two years is kept back";

    private DescribeYearOnYear() {}

    public static YearOnYearResult describe(
            Measure measure, GroupSummary earlier, GroupSummary later, Showing showing) {
        Figure before = showing.of(measure.figure(earlier));
        Figure after = showing.of(measure.figure(later));
        Estimate<YearOnYear> compared = compared(measure, earlier, before, later, after);
        Figure change = showing.of(change(measure, compared, before, after));
        YearOnYear known = change.value() == null ? null : compared.get();
        Estimate<Double> distance = earlier.modes().distance(later.modes());
        boolean changed =
                distance.toOptional().map(d -> d > YearOnYear.MODE_MIX_TOLERANCE).orElse(true);
        return new YearOnYearResult(
                measure.code(),
                before,
                after,
                change,
                known == null ? null : Double.valueOf(showing.ratio(known.z())),
                distance.toOptional().map(showing::ratio).orElse(null),
                changed,
                words(change, distance.isKnown() && changed),
                rules(measure));
    }

    private static Estimate<YearOnYear> compared(
            Measure measure,
            GroupSummary earlier,
            Figure before,
            GroupSummary later,
            Figure after) {
        Estimate<MeanFigure> first = BoundedMean.onScale(measure.sample(earlier, before), LEVEL);
        Estimate<MeanFigure> second = BoundedMean.onScale(measure.sample(later, after), LEVEL);
        return first.flatMap(
                one ->
                        second.flatMap(
                                two ->
                                        YearOnYear.of(
                                                one,
                                                two,
                                                earlier.modes(),
                                                later.modes(),
                                                YearOnYear.MODE_MIX_TOLERANCE,
                                                LEVEL)));
    }

    private static Figure change(
            Measure measure, Estimate<YearOnYear> compared, Figure before, Figure after) {
        String unit = measure.unitOfDifferences();
        if (isWithheld(before) || isWithheld(after)) {
            return Figure.absent(unit, null, METHOD, KEPT_BACK);
        }
        return switch (compared) {
            case Estimate.Known<YearOnYear>(YearOnYear y) ->
                    Figure.of(y.change(), y.interval(), unit, people(before, after), METHOD);
            case Estimate.Undefined<YearOnYear>(Reason reason) ->
                    Figure.absent(unit, null, METHOD, words(reason));
        };
    }

    private static boolean isWithheld(Figure figure) {
        return figure.symbol().equals(Figure.CONFIDENTIAL);
    }

    private static long people(Figure before, Figure after) {
        return before.n() + after.n();
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "nobody answered in one of the two years";
            case NO_VARIATION -> "no variation: everyone gave the same in both years";
            default -> "too few in one of the two years";
        };
    }

    private static String words(Figure change, boolean modesChanged) {
        String told =
                change.value() == null
                        ? "no change can be given: "
                                + (change.reason() == null ? "kept back" : change.reason())
                        : Telling.of(change, "higher than ", "lower than ", "a year before");
        return modesChanged ? told + "; people were asked in other ways than a year before" : told;
    }

    private static List<String> rules(Measure measure) {
        List<String> rules = new ArrayList<>();
        rules.add("There is no comparison group: a change says nothing of what brought it about.");
        rules.add(
                "The mode mix counts as changed where more than %.0f %% of people were asked in another way (this project's setting)."
                        .formatted(100 * YearOnYear.MODE_MIX_TOLERANCE));
        measure.note().ifPresent(rules::add);
        return rules;
    }
}
