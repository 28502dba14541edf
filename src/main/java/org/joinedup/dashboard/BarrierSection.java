package org.joinedup.dashboard;

import org.joinedup.figure.ItemResult;
import org.joinedup.organisation.ReferenceLists.Barrier;
import org.joinedup.publication.PublishedIndicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What keeps care from being joined up, who can act on it, and which statements speak to it. */
final class BarrierSection {
    private static final String ID = "barriers";

    private BarrierSection() {}

    static Section of(Report report, List<Barrier> barriers, Show show) {
        List<PublishedIndicator> asked =
                Stream.of(report.transition().indicator(), report.journey().indicator())
                        .filter(PublishedIndicator::isShown)
                        .toList();
        return new Section(
                ID,
                show.say("dashboard.barriers.title"),
                List.of(show.say("dashboard.barriers.lead")),
                List.of(actions(barriers, asked, show), spoken(barriers, asked, show)),
                List.of());
    }

    private static Table spoken(List<Barrier> barriers, List<PublishedIndicator> asked, Show show) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Barrier barrier : barriers) {
            for (PublishedIndicator indicator : asked) {
                indicator.items().stream()
                        .filter(item -> item.barrier().equals(barrier.code()))
                        .sorted(
                                Comparator.comparing(
                                        item -> item.agree().value(),
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                        .forEach(item -> rows.add(row(barrier, indicator, item)));
            }
        }
        return new Table(
                ID,
                show.say("dashboard.barriers.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.barrier")),
                        Table.Column.words(show.say("dashboard.statement")),
                        Table.Column.figure(show.say("dashboard.agree-share")),
                        Table.Column.number(show.say("dashboard.answerers"))),
                rows);
    }

    private static List<Cell> row(Barrier barrier, PublishedIndicator indicator, ItemResult item) {
        return List.of(
                Cell.words(barrier.name()),
                Cell.words(
                        item.position() + ". " + Show.words(item), indicator.instrument().title()),
                Cell.of(item.agree()),
                Cell.count(item.agree().n()));
    }

    private static Table actions(
            List<Barrier> barriers, List<PublishedIndicator> asked, Show show) {
        return new Table(
                "barrier-actions",
                show.say("dashboard.barriers.actions"),
                List.of(
                        Table.Column.words(show.say("dashboard.barrier")),
                        Table.Column.words(show.say("dashboard.barriers.providers")),
                        Table.Column.words(show.say("dashboard.barriers.commissioners")),
                        Table.Column.words(show.say("dashboard.barriers.regulator"))),
                barriers.stream()
                        .map(
                                barrier ->
                                        List.of(
                                                Cell.words(
                                                        barrier.name(),
                                                        isSpokenTo(barrier, asked)
                                                                ? ""
                                                                : show.say(
                                                                        "dashboard.barriers.silent")),
                                                Cell.words(barrier.providersAction()),
                                                Cell.words(barrier.commissionersAction()),
                                                Cell.words(barrier.regulatorAction())))
                        .toList());
    }

    private static boolean isSpokenTo(Barrier barrier, List<PublishedIndicator> asked) {
        return asked.stream()
                .flatMap(indicator -> indicator.items().stream())
                .anyMatch(item -> item.barrier().equals(barrier.code()));
    }
}
