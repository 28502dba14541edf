package org.joinedup.dashboard;

import org.joinedup.figure.ItemResult;
import org.joinedup.figure.ItemResult.Counts;
import org.joinedup.publication.PublishedIndicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people said to each statement, the one that fewest agree with first. */
final class StatementSection {
    private static final Comparator<ItemResult> FEWEST_AGREE_FIRST =
            Comparator.comparing(
                    item -> item.agree().value(), Comparator.nullsLast(Comparator.naturalOrder()));

    private final String id;
    private final PublishedIndicator indicator;
    private final Show show;
    private final List<ItemResult> items;

    private StatementSection(String id, PublishedIndicator indicator, Show show) {
        this.id = id;
        this.indicator = indicator;
        this.show = show;
        this.items = indicator.items().stream().sorted(FEWEST_AGREE_FIRST).toList();
    }

    /**
     * @param id the section's; its title is the message of the same name
     */
    static Section of(String id, PublishedIndicator indicator, Show show) {
        return new StatementSection(id, indicator, show).section();
    }

    private Section section() {
        List<String> says = new ArrayList<>();
        if (!indicator.isShown()) {
            says.add(NeededWords.of(indicator, show));
            return new Section(id, title(), says, List.of(), List.of());
        }
        says.add(show.say("dashboard." + id + ".lead"));
        Optional.ofNullable(indicator.score().note()).ifPresent(says::add);
        return new Section(
                id,
                title(),
                says,
                chart(),
                List.of(table()),
                List.of(items.getFirst().agree().method()));
    }

    private String title() {
        return show.say("dashboard." + id + ".title");
    }

    private Table table() {
        return new Table(
                id,
                show.say("dashboard.statements.caption", indicator.instrument().title()),
                List.of(
                        Table.Column.words(show.say("dashboard.statement")),
                        Table.Column.figure(show.say("dashboard.agree-share")),
                        Table.Column.number(show.say("dashboard.answerers")),
                        Table.Column.number(show.say("dashboard.answer.strongly-disagree")),
                        Table.Column.number(show.say("dashboard.answer.disagree")),
                        Table.Column.number(show.say("dashboard.answer.agree")),
                        Table.Column.number(show.say("dashboard.answer.strongly-agree")),
                        Table.Column.number(show.say("dashboard.answer.none")),
                        Table.Column.figure(show.say("dashboard.item-mean"))),
                items.stream().map(this::row).toList());
    }

    private List<Cell> row(ItemResult item) {
        Optional<Counts> counts = Optional.ofNullable(item.counts());
        return List.of(
                Cell.words(item.position() + ". " + Show.words(item), beside(item)),
                Cell.of(item.agree()),
                Cell.count(item.agree().n()),
                Cell.count(counts.map(Counts::stronglyDisagree).orElse(null)),
                Cell.count(counts.map(Counts::disagree).orElse(null)),
                Cell.count(counts.map(Counts::agree).orElse(null)),
                Cell.count(counts.map(Counts::stronglyAgree).orElse(null)),
                Cell.count(counts.map(StatementSection::without).orElse(null)),
                Cell.of(item.mean()));
    }

    private static String beside(ItemResult item) {
        return Optional.ofNullable(item.note()).orElse("");
    }

    private static long without(Counts counts) {
        return counts.dontKnow() + counts.doesNotApply() + counts.notAnswered();
    }

    private static long answered(Counts counts) {
        return counts.stronglyDisagree()
                + counts.disagree()
                + counts.agree()
                + counts.stronglyAgree();
    }

    private Optional<Chart> chart() {
        List<Map<String, Object>> rows =
                items.stream()
                        .filter(item -> item.counts() != null && answered(item.counts()) > 0)
                        .map(this::drawn)
                        .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChartData()
                        .with("rows", rows)
                        .with(
                                "names",
                                List.of(
                                        show.say("dashboard.answer.strongly-disagree"),
                                        show.say("dashboard.answer.disagree"),
                                        show.say("dashboard.answer.agree"),
                                        show.say("dashboard.answer.strongly-agree")))
                        .with("missing", show.say("dashboard.answer.none-short"))
                        .with("xTitle", show.say("dashboard.statements.axis"))
                        .chart(
                                "statements",
                                show.say(
                                        "dashboard.statements.chart",
                                        indicator.instrument().title()),
                                description(),
                                Footing.of(indicator, indicator.responses(), show)));
    }

    private Map<String, Object> drawn(ItemResult item) {
        Counts counts = item.counts();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", item.item());
        row.put("label", item.position() + ". " + Show.words(item));
        row.put(
                "counts",
                List.of(
                        counts.stronglyDisagree(),
                        counts.disagree(),
                        counts.agree(),
                        counts.stronglyAgree()));
        row.put("missing", without(counts));
        return row;
    }

    private String description() {
        ItemResult fewest = items.getFirst();
        ItemResult most =
                items.stream()
                        .filter(item -> item.agree().value() != null)
                        .reduce(fewest, (first, second) -> second);
        return show.say(
                "dashboard.statements.description",
                Show.words(fewest),
                show.value(fewest.agree()),
                Show.words(most),
                show.value(most.agree()));
    }
}
