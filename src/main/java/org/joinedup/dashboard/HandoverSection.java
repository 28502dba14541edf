package org.joinedup.dashboard;

import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.HandoverResult.Handover;
import org.joinedup.publication.PublishedIndicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a service's people went on to, the weakest handover first. */
final class HandoverSection {
    private static final String ID = "handovers";

    private HandoverSection() {}

    static Optional<Section> of(Report report, Show show) {
        HandoverResult result = report.transition().handovers();
        if (result == null) {
            return Optional.empty();
        }
        if (report.dividedFrom().isPresent()) {
            return Optional.of(
                    new Section(
                                    ID,
                                    show.say("dashboard.handovers.title"),
                                    List.of(
                                            show.say(
                                                    "dashboard.unsettled",
                                                    show.date(report.dividedFrom().get()))),
                                    List.of(),
                                    List.of())
                            .with(report.whereSettled(ID, show)));
        }
        List<String> says = says(result, show);
        return Optional.of(
                new Section(
                        ID,
                        show.say("dashboard.handovers.title"),
                        says,
                        chart(report, result, says, show),
                        result.handovers().isEmpty()
                                ? List.of()
                                : List.of(table(report, result, show)),
                        result.rules()));
    }

    private static List<Handover> known(HandoverResult result) {
        return result.handovers().stream().filter(each -> each.mean().value() != null).toList();
    }

    private static List<String> says(HandoverResult result, Show show) {
        List<Handover> known = known(result);
        if (known.isEmpty()) {
            return List.of(
                    show.say(
                            result.handovers().isEmpty()
                                    ? "dashboard.handovers.none"
                                    : "dashboard.handovers.few"));
        }
        List<String> says = new ArrayList<>();
        Handover weakest = known.getFirst();
        says.add(
                show.say(
                        known.size() == 1
                                ? "dashboard.handovers.only"
                                : "dashboard.handovers.weakest",
                        weakest.destination().name(),
                        show.inSentence(weakest.mean()),
                        weakest.mean().n()));
        if (known.size() > 1 && overlaps(weakest, known.get(1))) {
            says.add(show.say("dashboard.handovers.overlap"));
        }
        return says;
    }

    static boolean overlaps(Handover weakest, Handover next) {
        Double upper = weakest.mean().upper();
        Double lower = next.mean().lower();
        return upper == null || lower == null || upper >= lower;
    }

    private static Table table(Report report, HandoverResult result, Show show) {
        return new Table(
                ID,
                show.say("dashboard.handovers.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.handovers.to")),
                        Table.Column.words(show.say("dashboard.handovers.from")),
                        Table.Column.number(show.say("dashboard.people-column")),
                        Table.Column.figure(show.say("dashboard.score"))),
                result.handovers().stream().map(each -> row(report, each)).toList());
    }

    private static List<Cell> row(Report report, Handover handover) {
        return List.of(
                Cell.words(handover.destination().name(), handover.destination().code()),
                Cell.words(report.name()),
                Cell.count(handover.people()),
                Cell.of(handover.mean()));
    }

    private static Optional<Chart> chart(
            Report report, HandoverResult result, List<String> says, Show show) {
        List<Map<String, Object>> rows =
                known(result).stream().map(HandoverSection::drawn).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        PublishedIndicator indicator = report.transition().indicator();
        return Optional.of(
                new ChartData()
                        .with("rows", rows)
                        .with("xTitle", show.say("dashboard.score-axis"))
                        .chart(
                                "intervals",
                                show.say("dashboard.handovers.chart", report.name()),
                                String.join(" ", says),
                                Footing.of(
                                        indicator,
                                        known(result).stream()
                                                .mapToLong(each -> each.mean().n())
                                                .sum(),
                                        show)));
    }

    private static Map<String, Object> drawn(Handover handover) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", handover.destination().name());
        row.put("value", handover.mean().value());
        row.put("lower", handover.mean().lower());
        row.put("upper", handover.mean().upper());
        row.put("n", handover.mean().n());
        return row;
    }
}
