package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.ItemFigures;
import org.joinedup.statistics.MeanFigure;
import org.joinedup.statistics.Sample;
import org.joinedup.statistics.ScoreSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the figures of some people into the shape in which their audience sees them. */
public final class Describe {
    private static final int BANDS = 10;
    static final String PERSONS = "mean of persons' scores";
    private static final String ANSWERERS = "mean 0-100 of those who gave a scored answer";
    static final String SHARE = "share of those who gave a scored answer";

    private Describe() {}

    public static ScoreResult score(Instrument instrument, People people, Showing showing) {
        return Marking.shown(exactScore(instrument, people), showing);
    }

    private static ScoreResult exactScore(Instrument instrument, People people) {
        Sample scores = people.scores().scores(instrument.minimumAnswered());
        Estimate<ScoreSummary> summary = ScoreSummary.of(scores, LEVEL);
        ScoreSummary known = summary.toOptional().orElse(null);
        Estimate<MeanFigure> mean = summary.map(ScoreSummary::mean);
        return new ScoreResult(
                Figure.ofMean(mean, PERSONS),
                mean.flatMap(MeanFigure::standardDeviation).toOptional().orElse(null),
                mean.flatMap(MeanFigure::standardError).toOptional().orElse(null),
                known == null ? null : known.lowerQuartile(),
                known == null ? null : known.median(),
                known == null ? null : known.upperQuartile(),
                known == null ? null : known.min(),
                known == null ? null : known.max(),
                Figure.ofShare(summary.map(ScoreSummary::atFloor), "share of persons' scores at 0"),
                Figure.ofShare(
                        summary.map(ScoreSummary::atCeiling), "share of persons' scores at 100"),
                straightLined(people),
                bands(scores),
                Notes.ofScore(instrument));
    }

    private static Figure straightLined(People people) {
        String method = "share of complete questionnaires with the same answer throughout";
        return people.whole()
                .map(whole -> Figure.ofShare(whole.patterns().straightLinedShare(LEVEL), method))
                .orElse(Figure.notApplicable("percent", method));
    }

    private static List<ScoreResult.Band> bands(Sample scores) {
        long[] counts = scores.histogram(BANDS);
        List<ScoreResult.Band> bands = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            bands.add(new ScoreResult.Band(i * 100 / BANDS, (i + 1) * 100 / BANDS, counts[i]));
        }
        return bands;
    }

    public static List<ItemResult> items(Instrument instrument, People people, Showing showing) {
        return exactItems(instrument, people).stream()
                .map(item -> Marking.shown(item, showing))
                .toList();
    }

    private static List<ItemResult> exactItems(Instrument instrument, People people) {
        List<ItemResult> results = new ArrayList<>();
        for (var item : instrument.items()) {
            ItemFigures figures = people.items().figures(item.position() - 1, LEVEL);
            results.add(
                    new ItemResult(
                            item.position(),
                            item.linkId(),
                            item.text(),
                            item.topicGroup(),
                            item.barrier(),
                            counts(figures.counts()),
                            Figure.ofMean(figures.mean(), ANSWERERS),
                            Figure.ofShare(figures.agree(), SHARE),
                            Figure.ofShare(figures.topBox(), SHARE),
                            Figure.ofShare(figures.middleBox(), SHARE),
                            Figure.ofShare(figures.bottomBox(), SHARE),
                            Figure.ofShare(
                                    figures.doesNotApply(), "share of those who gave any answer"),
                            Notes.ofItem(item.linkId())));
        }
        return results;
    }

    private static ItemResult.Counts counts(Map<Answer, Long> counts) {
        return new ItemResult.Counts(
                counts.get(Answer.STRONGLY_DISAGREE),
                counts.get(Answer.DISAGREE),
                counts.get(Answer.AGREE),
                counts.get(Answer.STRONGLY_AGREE),
                counts.get(Answer.DONT_KNOW),
                counts.get(Answer.DOES_NOT_APPLY),
                counts.get(Answer.NOT_ANSWERED));
    }
}
