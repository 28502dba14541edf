package org.joinedup.dashboard;

import org.joinedup.figure.ScoreResult;
import org.joinedup.figure.ScoreResult.Band;
import org.joinedup.publication.PublishedIndicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How people's scores spread. */
final class DistributionSection {
    private static final String ID = "spread";

    private DistributionSection() {}

    static Section of(PublishedIndicator indicator, Show show) {
        ScoreResult score = indicator.score();
        String title = show.say("dashboard.spread.title");
        if (score.distribution().isEmpty()) {
            return new Section(
                    ID,
                    title,
                    List.of(
                            indicator.audience().equals("provider")
                                    ? show.say(
                                            "dashboard.spread.few",
                                            indicator.disclosure().reliablePeople())
                                    : show.say("dashboard.spread.own")),
                    List.of(),
                    List.of());
        }
        List<String> says = says(score, show);
        return new Section(
                ID,
                title,
                says,
                Optional.of(chart(indicator, String.join(" ", says), show)),
                List.of(table(score, show)),
                List.of(score.straightLined().method()));
    }

    private static List<String> says(ScoreResult score, Show show) {
        List<String> says = new ArrayList<>();
        if (score.median() != null) {
            says.add(
                    show.say(
                            "dashboard.spread.quartiles",
                            show.decimal(score.lowerQuartile()),
                            show.decimal(score.upperQuartile()),
                            show.decimal(score.median())));
        }
        says.add(
                show.say(
                        "dashboard.spread.ends",
                        show.value(score.atFloor()),
                        show.value(score.atCeiling())));
        says.add(show.say("dashboard.spread.same", show.value(score.straightLined())));
        return says;
    }

    private static Table table(ScoreResult score, Show show) {
        return new Table(
                ID,
                show.say("dashboard.spread.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.score")),
                        Table.Column.number(show.say("dashboard.people-column"))),
                score.distribution().stream()
                        .map(
                                band ->
                                        List.of(
                                                Cell.words(name(band, show)),
                                                Cell.count(band.count())))
                        .toList());
    }

    /** The last band has its upper end in it. */
    private static String name(Band band, Show show) {
        return show.say(
                band.to() == 100 ? "dashboard.spread.last-band" : "dashboard.spread.band",
                band.from(),
                band.to());
    }

    private static Chart chart(PublishedIndicator indicator, String description, Show show) {
        ScoreResult score = indicator.score();
        return new ChartData()
                .with(
                        "x",
                        score.distribution().stream()
                                .map(band -> band.from() + "\u2013" + band.to())
                                .toList())
                .with("y", score.distribution().stream().map(Band::count).toList())
                .with("xTitle", show.say("dashboard.score-axis"))
                .with("yTitle", show.say("dashboard.people-column"))
                .chart(
                        ID,
                        show.say("dashboard.spread.chart", indicator.instrument().title()),
                        description,
                        Footing.of(indicator, score.mean().n(), show));
    }
}
