package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.figure.QuestionnaireResult;
import org.joinedup.figure.QuestionnaireResult.Consistency;
import org.joinedup.figure.QuestionnaireResult.Item;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well the questionnaire worked with these people. */
final class HealthSection {
    private static final String ID = "questionnaire";

    private HealthSection() {}

    static Optional<Section> of(ServiceProfile profile, Show show) {
        QuestionnaireResult health = profile.questionnaire();
        return health == null
                ? Optional.empty()
                : Optional.of(
                        new Section(
                                ID,
                                show.say("dashboard.questionnaire.title"),
                                says(profile, health, show),
                                List.of(table(profile.indicator(), health, show)),
                                Optional.ofNullable(health.reliability())
                                        .map(known -> List.of(known.method()))
                                        .orElse(List.of())));
    }

    private static List<String> says(
            ServiceProfile profile, QuestionnaireResult health, Show show) {
        List<String> says = new ArrayList<>();
        says.add(show.say("dashboard.questionnaire.complete", show.inSentence(health.complete())));
        Figure same = profile.indicator().score().straightLined();
        if (same.value() != null) {
            says.add(show.say("dashboard.spread.same", show.value(same)));
        }
        Consistency known = health.reliability();
        if (known == null) {
            says.add(show.say("dashboard.questionnaire.no-alpha", health.reason()));
            return says;
        }
        says.add(
                show.say(
                        "dashboard.questionnaire.alpha",
                        show.decimal(known.alpha(), 2),
                        show.decimal(known.lower(), 2),
                        show.decimal(known.upper(), 2),
                        known.n()));
        says.add(
                show.say(
                        "dashboard.questionnaire.error",
                        show.decimal(known.standardErrorOfMeasurement())));
        if (known.omega() != null) {
            says.add(show.say("dashboard.questionnaire.omega", show.decimal(known.omega(), 2)));
        }
        return says;
    }

    private static Table table(
            PublishedIndicator indicator, QuestionnaireResult health, Show show) {
        Map<String, String> texts = new LinkedHashMap<>();
        indicator
                .items()
                .forEach(item -> texts.put(item.item(), item.position() + ". " + Show.words(item)));
        return new Table(
                ID,
                show.say("dashboard.questionnaire.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.statement")),
                        Table.Column.figure(show.say("dashboard.questionnaire.missing")),
                        Table.Column.number(show.say("dashboard.questionnaire.rest")),
                        Table.Column.number(show.say("dashboard.questionnaire.dropped"))),
                health.items().stream().map(item -> row(item, texts)).toList());
    }

    private static List<Cell> row(Item item, Map<String, String> texts) {
        return List.of(
                Cell.words(texts.get(item.item())),
                Cell.of(item.missing()),
                Cell.ratio(item.itemRest()),
                Cell.ratio(item.alphaIfDropped()));
    }
}
