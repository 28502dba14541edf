package org.joinedup.dashboard;

import org.joinedup.figure.ProfileResult;
import org.joinedup.figure.ProfileResult.Group;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements read together by topic. */
final class TopicSection {
    private static final String ID = "topics";

    private TopicSection() {}

    static Optional<Section> of(ServiceProfile profile, Show show) {
        ProfileResult together = profile.itemsTogether();
        if (together == null || together.topics().isEmpty()) {
            return Optional.empty();
        }
        List<String> rules = new ArrayList<>(together.rules());
        rules.add(together.topics().getFirst().mean().method());
        return Optional.of(
                new Section(
                        ID,
                        show.say("dashboard.topics.title"),
                        List.of(together.topics().getFirst().note()),
                        List.of(table(together.topics(), show)),
                        rules));
    }

    private static Table table(List<Group> topics, Show show) {
        return new Table(
                ID,
                show.say("dashboard.topics.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.topic")),
                        Table.Column.figure(show.say("dashboard.item-mean")),
                        Table.Column.number(show.say("dashboard.people-column")),
                        Table.Column.words(show.say("dashboard.topics.statements"))),
                topics.stream().map(topic -> row(topic, show)).toList());
    }

    private static List<Cell> row(Group topic, Show show) {
        return List.of(
                Cell.words(Terms.topic(topic.group(), show)),
                Cell.of(topic.mean()),
                Cell.count(topic.mean().n()),
                Cell.words(
                        topic.items().stream()
                                .map(item -> Integer.toString(item.position()))
                                .collect(Collectors.joining(", "))));
    }
}
