package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.EquityResult.Category;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Difference;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Reason;
import org.joinedup.statistics.ScoreDistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds each category of a breakdown against everyone else. */
public final class DescribeEquity {
    private static final String GAP = "mean of the category minus the mean of everyone else";

    private final Instrument instrument;
    private final ScoreDistribution whole;
    private final Showing showing;

    private DescribeEquity(Instrument instrument, ScoreDistribution whole, Showing showing) {
        this.instrument = instrument;
        this.whole = whole;
        this.showing = showing;
    }

    /**
     * @param breakdown its code
     * @param shown the categories that may be shown, by code
     * @param keptBack the symbols of the others, by code
     * @param whole everyone, as shown beside them
     */
    public static EquityResult describe(
            String breakdown,
            Map<String, BreakdownSummary> shown,
            Map<String, String> keptBack,
            ScoreDistribution whole,
            Instrument instrument,
            Showing showing) {
        return new DescribeEquity(instrument, whole, showing).result(breakdown, shown, keptBack);
    }

    private EquityResult result(
            String breakdown, Map<String, BreakdownSummary> shown, Map<String, String> keptBack) {
        Map<String, Category> categories = new TreeMap<>();
        shown.forEach((code, part) -> categories.put(code, category(code, part)));
        keptBack.forEach((code, symbol) -> categories.put(code, keptBack(code, symbol)));
        return new EquityResult(breakdown, mean(whole), List.copyOf(categories.values()), rules());
    }

    private Category category(String code, BreakdownSummary part) {
        Figure mean = mean(part.scores());
        Figure gap = gap(part.scores(), mean);
        return new Category(
                code,
                showing.people(part.people()),
                mean.symbol().equals(Figure.CONFIDENTIAL) ? Figure.CONFIDENTIAL : "",
                mean,
                gap,
                gap.value() == null ? null : Telling.of(gap, "everyone else"));
    }

    private static Category keptBack(String code, String symbol) {
        return new Category(
                code,
                null,
                symbol,
                Figure.keptBack(Figure.POINTS, Describe.PERSONS, symbol),
                Figure.keptBack(Figure.POINTS, GAP, symbol),
                null);
    }

    private Figure mean(ScoreDistribution scores) {
        return showing.of(
                Figure.ofMean(
                        BoundedMean.onScale(scores.scores(instrument.minimumAnswered()), LEVEL),
                        Describe.PERSONS));
    }

    private Figure gap(ScoreDistribution part, Figure mean) {
        if (mean.symbol().equals(Figure.CONFIDENTIAL)) {
            return Figure.keptBack(Figure.POINTS, GAP, mean.symbol());
        }
        if (!whole.contains(part)) {
            return Figure.absent(
                    Figure.POINTS,
                    null,
                    GAP,
                    "the category and the whole were not counted at the same time");
        }
        return switch (Difference.toTheRest(whole, part, instrument.minimumAnswered(), LEVEL)) {
            case Estimate.Known<Difference>(Difference known) ->
                    showing.of(
                            Figure.of(
                                    known.value(),
                                    known.interval(),
                                    Figure.POINTS,
                                    part.atLeast(instrument.minimumAnswered()),
                                    GAP + "; n: of the category"));
            case Estimate.Undefined<Difference>(Reason reason) ->
                    Figure.absent(Figure.POINTS, null, GAP, words(reason));
        };
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "nobody else, or nobody in the category, has a score";
            case NO_VARIATION -> "no variation: everyone gave the same";
            default -> "too few people on one side";
        };
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(
                "Each gap is a difference of unadjusted means; with several categories, one"
                        + " interval in twenty leaves zero out by chance.");
        Measure.score(instrument).note().ifPresent(rules::add);
        return rules;
    }
}
