package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.figure.YearOnYearResult;
import org.joinedup.publication.ServiceProfile;
import org.joinedup.publication.ServiceProfile.TargetResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The score beside that of a year before, and beside what a commissioner asked for. */
final class YearSection {
    private YearSection() {}

    static Optional<Section> yearBefore(ServiceProfile profile, Show show) {
        YearOnYearResult year = profile.yearOnYear();
        if (year == null || year.earlier().value() == null) {
            return Optional.empty();
        }
        List<String> says = new ArrayList<>();
        says.add(show.say("dashboard.year.words", year.words()));
        if (year.modeMixChanged()) {
            says.add(show.say("dashboard.year.modes"));
        }
        return Optional.of(
                new Section(
                        "year",
                        show.say("dashboard.year.title"),
                        says,
                        List.of(table(year, show)),
                        year.rules()));
    }

    private static Table table(YearOnYearResult year, Show show) {
        return new Table(
                "year",
                show.say("dashboard.year.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.period")),
                        Table.Column.figure(show.say("dashboard.points")),
                        Table.Column.number(show.say("dashboard.people-column"))),
                List.of(
                        row(show.say("dashboard.year.earlier"), year.earlier()),
                        row(show.say("dashboard.year.later"), year.later()),
                        List.of(
                                Cell.words(show.say("dashboard.year.change")),
                                Cell.difference(year.change()),
                                Cell.words(""))));
    }

    private static List<Cell> row(String name, Figure figure) {
        return List.of(Cell.words(name), Cell.of(figure), Cell.count(figure.n()));
    }

    static Optional<Section> targets(ServiceProfile profile, Show show) {
        if (profile.targets().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Section(
                        "targets",
                        show.say("dashboard.targets.title"),
                        List.of(show.say("dashboard.targets.lead")),
                        List.of(
                                new Table(
                                        "targets",
                                        show.say("dashboard.targets.caption"),
                                        List.of(
                                                Table.Column.words(
                                                        show.say("dashboard.targets.of")),
                                                Table.Column.number(show.say("dashboard.target")),
                                                Table.Column.figure(show.say("dashboard.points")),
                                                Table.Column.figure(
                                                        show.say("dashboard.targets.gap")),
                                                Table.Column.words(
                                                        show.say("dashboard.others.told"))),
                                        profile.targets().stream()
                                                .map(target -> row(target, show))
                                                .toList())),
                        List.of()));
    }

    private static List<Cell> row(TargetResult target, Show show) {
        String measure =
                target.measure().equals("mean-score")
                        ? show.say("dashboard.score")
                        : target.measure();
        return List.of(
                Cell.words(measure, target.kind() + " " + target.code()),
                Cell.points(target.gap().target()),
                Cell.of(target.gap().value()),
                Cell.difference(target.gap().gap()),
                Cell.words(target.gap().words()));
    }
}
