package org.joinedup.dashboard;

import org.joinedup.publication.ReadPublishedGroup.PublishedGroup;
import org.joinedup.publication.ReadPublishedGroup.PublishedLine;

import java.util.ArrayList;
import java.util.List;

/** What editions tell of a group whose live figures would tell too much of a service of others. */
final class PublishedSection {
    private static final String ID = "published";

    private PublishedSection() {}

    /**
     * @param published one of each questionnaire that has an edition of the period
     */
    static Section of(List<PublishedGroup> published, Show show) {
        List<String> says = new ArrayList<>();
        says.add(show.say("dashboard.published.why"));
        if (published.isEmpty()) {
            says.add(show.say("dashboard.published.none"));
        }
        return new Section(
                ID,
                show.say("dashboard.published.title"),
                says,
                published.stream().map(each -> table(each, show)).toList(),
                published.stream()
                        .flatMap(each -> each.lines().stream())
                        .map(line -> line.figure().method())
                        .distinct()
                        .toList());
    }

    private static Table table(PublishedGroup published, Show show) {
        return new Table(
                ID + "-" + published.edition().instrument().code(),
                show.say(
                        "dashboard.published.caption",
                        published.edition().number().orElseThrow(),
                        show.moment(published.edition().asOf())),
                List.of(
                        Table.Column.words(show.say("dashboard.published.metric")),
                        Table.Column.figure(show.say("dashboard.published.value")),
                        Table.Column.number(show.say("dashboard.people-column"))),
                published.lines().stream().map(PublishedSection::row).toList());
    }

    private static List<Cell> row(PublishedLine line) {
        return List.of(
                Cell.words(line.metric().definition()),
                Cell.of(line.figure()),
                Cell.count(line.figure().n()));
    }
}
