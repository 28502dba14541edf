package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.publication.PublishedIndicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which service of a group people went on to which, the weakest handover first. */
final class PairSection {
    private static final String ID = "handovers";
    private static final int DRAWN = 20;

    private PairSection() {}

    static Optional<Section> of(Report report, Show show) {
        if (report.pairs().isEmpty()) {
            return Optional.empty();
        }
        List<Pair> known =
                report.pairs().stream().filter(pair -> pair.to().mean().value() != null).toList();
        List<String> says = says(report, known, show);
        return Optional.of(
                new Section(
                        ID,
                        show.say("dashboard.handovers.title"),
                        says,
                        chart(report, known, says, show),
                        List.of(table(report, show)),
                        List.of(),
                        report.whereSettled(ID, show)));
    }

    private static List<String> says(Report report, List<Pair> known, Show show) {
        if (report.dividedFrom().isPresent()) {
            return List.of(show.say("dashboard.unsettled", show.date(report.dividedFrom().get())));
        }
        if (known.isEmpty()) {
            return List.of(show.say("dashboard.handovers.few"));
        }
        Pair weakest = known.getFirst();
        Figure mean = weakest.to().mean();
        List<String> says = new ArrayList<>();
        says.add(
                show.say(
                        known.size() == 1 ? "dashboard.pairs.only" : "dashboard.pairs.weakest",
                        weakest.from(),
                        weakest.to().destination().name(),
                        show.inSentence(mean),
                        mean.n()));
        if (known.size() > 1 && HandoverSection.overlaps(weakest.to(), known.get(1).to())) {
            says.add(show.say("dashboard.handovers.overlap"));
        }
        return says;
    }

    private static Table table(Report report, Show show) {
        return new Table(
                ID,
                show.say("dashboard.handovers.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.handovers.from")),
                        Table.Column.words(show.say("dashboard.handovers.to")),
                        Table.Column.number(show.say("dashboard.people-column")),
                        Table.Column.figure(show.say("dashboard.score"))),
                report.pairs().stream().map(pair -> row(report, pair)).toList());
    }

    private static List<Cell> row(Report report, Pair pair) {
        String path = pair.path() + "?period=" + report.period().inAddresses();
        return List.of(
                new Cell.Words(pair.from(), "", path),
                Cell.words(pair.to().destination().name(), pair.to().destination().code()),
                Cell.count(pair.to().people()),
                Cell.of(pair.to().mean()));
    }

    private static Optional<Chart> chart(
            Report report, List<Pair> known, List<String> says, Show show) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Pair> drawn = known.subList(0, Math.min(DRAWN, known.size()));
        return Optional.of(
                new ChartData()
                        .with("rows", drawn.stream().map(pair -> drawn(pair, show)).toList())
                        .with("xTitle", show.say("dashboard.score-axis"))
                        .chart(
                                "intervals",
                                show.say("dashboard.pairs.chart", drawn.size(), known.size()),
                                String.join(" ", says),
                                footing(report, drawn, show)));
    }

    private static String footing(Report report, List<Pair> drawn, Show show) {
        PublishedIndicator indicator = report.transition().indicator();
        return Footing.of(
                indicator, drawn.stream().mapToLong(pair -> pair.to().mean().n()).sum(), show);
    }

    private static Map<String, Object> drawn(Pair pair, Show show) {
        Figure mean = pair.to().mean();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "label",
                show.say("dashboard.pairs.label", pair.from(), pair.to().destination().name()));
        row.put("value", mean.value());
        row.put("lower", mean.lower());
        row.put("upper", mean.upper());
        row.put("n", mean.n());
        return row;
    }
}
