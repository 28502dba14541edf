package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.CaseMix;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Interval;
import org.joinedup.statistics.MeanFigure;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.Sample;
import org.joinedup.statistics.ScoreDistribution;
import org.joinedup.statistics.WeightedMean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adjusts a score for who the service's people are, and shows it beside the unadjusted. */
public final class AdjustCaseMix {
    private static final String ADJUSTED =
            "mean of persons' scores, each weighted by the national over the own share of the"
                    + " stratum, at most %.0f; interval held to 0-100".formatted(CaseMix.CAP);
    private static final String CAPPED = "share of people whose weight was held at the cap";
    private static final String UNKNOWN = "share of people with a score whose stratum is not known";

    private AdjustCaseMix() {}

    /**
     * @param strata scores of the service's people by stratum; a stratum is an age band, sex, and
     *     planned or unplanned
     * @param unknown scores of its people of whom the stratum is not known
     * @param national people with a score by stratum
     */
    public static CaseMixResult adjust(
            Map<String, ScoreDistribution> strata,
            ScoreDistribution unknown,
            Map<String, Long> national,
            Instrument instrument,
            Showing showing) {
        int minimum = instrument.minimumAnswered();
        ScoreDistribution known = new ScoreDistribution(instrument.items().size());
        strata.values().forEach(known::merge);
        Estimate<CaseMix> mix = mix(strata, national, minimum);
        Figure adjusted = showing.of(adjusted(mix, known.atLeast(minimum)));
        Figure unadjusted =
                showing.of(
                        Figure.ofMean(
                                BoundedMean.onScale(known.scores(minimum), LEVEL),
                                Describe.PERSONS));
        CaseMix shown = adjusted.value() == null ? null : mix.get();
        return new CaseMixResult(
                adjusted,
                unadjusted,
                shown == null ? null : Double.valueOf(effective(shown, showing)),
                showing.of(capped(mix, known.atLeast(minimum))),
                shown == null ? null : Double.valueOf(showing.points(100 * shown.notRepresented())),
                showing.of(unknown(unknown.atLeast(minimum), known.atLeast(minimum))),
                mix.whyUndefined().map(AdjustCaseMix::words).orElse(null),
                rules(instrument));
    }

    private static Estimate<CaseMix> mix(
            Map<String, ScoreDistribution> strata, Map<String, Long> national, int minimum) {
        Map<String, Sample> scores = new TreeMap<>();
        strata.forEach((stratum, people) -> scores.put(stratum, people.scores(minimum)));
        return CaseMix.of(scores, national, CaseMix.CAP, LEVEL);
    }

    private static double effective(CaseMix mix, Showing showing) {
        return showing.points(mix.adjusted().effectiveN());
    }

    private static Figure adjusted(Estimate<CaseMix> mix, long people) {
        return switch (mix) {
            case Estimate.Known<CaseMix>(CaseMix known) ->
                    Figure.ofMean(Estimate.known(onScale(known.adjusted())), ADJUSTED);
            case Estimate.Undefined<CaseMix>(Reason reason) ->
                    Figure.absent(Figure.POINTS, people, ADJUSTED, words(reason));
        };
    }

    private static MeanFigure onScale(WeightedMean mean) {
        Estimate<Interval> interval =
                mean.interval()
                        .map(
                                i ->
                                        new Interval(
                                                Math.max(0, i.lower()),
                                                Math.min(100, i.upper()),
                                                i.level(),
                                                i.method()));
        Estimate<Double> none = Estimate.undefined(Reason.NO_DATA);
        return new MeanFigure(mean.n(), Math.clamp(mean.mean(), 0, 100), none, none, interval);
    }

    private static Figure capped(Estimate<CaseMix> mix, long people) {
        return switch (mix) {
            case Estimate.Known<CaseMix>(CaseMix known) ->
                    Figure.ofShare(Proportion.wilson(known.capped(), people, LEVEL), CAPPED);
            case Estimate.Undefined<CaseMix>(Reason reason) ->
                    Figure.absent(Figure.PERCENT, people, CAPPED, words(reason));
        };
    }

    private static Figure unknown(long unknown, long known) {
        return Figure.ofShare(Proportion.wilson(unknown, unknown + known, LEVEL), UNKNOWN);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "nobody of a known stratum has a score";
            case NO_OVERLAP -> "no stratum of these people is in the national figures";
            default -> Figure.words(reason);
        };
    }

    private static List<String> rules(Instrument instrument) {
        List<String> rules = new ArrayList<>();
        rules.add(
                "Adjusted for age band, sex, and planned or unplanned care, and for nothing else."
                        + " Always read it beside the unadjusted score.");
        rules.add(
                "Nobody's weight is above %.0f; people of an unknown stratum are in neither score."
                        .formatted(CaseMix.CAP));
        Measure.score(instrument).note().ifPresent(rules::add);
        return rules;
    }
}
