package org.joinedup.dashboard;

import org.joinedup.figure.CaseMixResult;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.ComparisonResult.Benchmark;
import org.joinedup.figure.ComparisonResult.FunnelPoint;
import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.figure.ComparisonResult.Position;
import org.joinedup.figure.ComparisonResult.Separation;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service beside the others, none of which can be told from the rest. */
final class ComparisonSection {
    private static final String ID = "others";

    private final Report report;
    private final PublishedIndicator indicator;
    private final ComparisonResult comparison;
    private final CaseMixResult caseMix;
    private final Show show;

    private ComparisonSection(Report report, Show show) {
        ServiceProfile profile = report.transition();
        this.report = report;
        this.indicator = profile.indicator();
        this.comparison = profile.comparison();
        this.caseMix = profile.caseMix();
        this.show = show;
    }

    static Optional<Section> of(Report report, Show show) {
        return report.transition().comparison() == null
                ? Optional.empty()
                : Optional.of(new ComparisonSection(report, show).section());
    }

    private Section section() {
        List<String> says = says();
        List<Table> tables = new ArrayList<>();
        if (comparison.benchmark() != null) {
            tables.add(statements());
        }
        if (comparison.funnel() != null && !comparison.funnel().curve().isEmpty()) {
            tables.addFirst(funnel());
            if (!report.siblings().isEmpty()) {
                tables.addFirst(siblings());
            }
        }
        if (caseMix != null) {
            tables.add(adjusted());
        }
        List<String> rules = new ArrayList<>(comparison.rules());
        if (comparison.benchmark() != null) {
            rules.add(comparison.benchmark().method());
            rules.add(comparison.position().method());
            rules.add(comparison.separation().method());
        }
        if (caseMix != null) {
            rules.addAll(caseMix.rules());
        }
        return new Section(
                ID, show.say("dashboard.others.title"), says, chart(says), tables, rules);
    }

    private List<String> says() {
        Benchmark benchmark = comparison.benchmark();
        if (benchmark == null) {
            return List.of(show.say("dashboard.others.none", comparison.reason()));
        }
        List<String> says = new ArrayList<>();
        says.add(
                show.say(
                        "dashboard.others.benchmark",
                        show.inSentence(comparison.score()),
                        show.decimal(benchmark.centre()),
                        benchmark.services()));
        Position position = comparison.position();
        if (position.expectedLower() != null) {
            says.add(
                    show.say(
                            "dashboard.others.expected",
                            show.range(position.expectedLower(), position.expectedUpper())));
        }
        says.add(
                position.band() == null
                        ? show.say("dashboard.others.no-band", position.reason())
                        : show.say("dashboard.others.band", position.words()));
        reliability(comparison.separation(), says);
        return says;
    }

    private void reliability(Separation separation, List<String> says) {
        if (separation.reliability() != null) {
            says.add(
                    show.say(
                            "dashboard.others.reliability",
                            show.decimal(separation.reliability(), 2),
                            separation.words()));
        }
        if (separation.completesNeeded() != null) {
            says.add(show.say("dashboard.others.needed", separation.completesNeeded()));
        }
    }

    private Table funnel() {
        List<List<Cell>> rows = new ArrayList<>();
        FunnelPoint here = comparison.funnel().here();
        if (here != null) {
            rows.add(row(show.say("dashboard.others.here", here.n()), here));
        }
        for (FunnelPoint point : comparison.funnel().curve()) {
            rows.add(row(show.number(point.n()), point));
        }
        return new Table(
                "funnel",
                show.say("dashboard.others.funnel"),
                List.of(
                        Table.Column.words(show.say("dashboard.people-column")),
                        Table.Column.number(show.say("dashboard.funnel.lower998")),
                        Table.Column.number(show.say("dashboard.funnel.lower95")),
                        Table.Column.number(show.say("dashboard.funnel.upper95")),
                        Table.Column.number(show.say("dashboard.funnel.upper998"))),
                rows);
    }

    private static List<Cell> row(String people, FunnelPoint point) {
        return List.of(
                Cell.words(people),
                Cell.points(point.lower998()),
                Cell.points(point.lower95()),
                Cell.points(point.upper95()),
                Cell.points(point.upper998()));
    }

    /** All of whom the reader sees the figures anyway. */
    private Table siblings() {
        return new Table(
                "others-seen",
                show.say("dashboard.others.seen"),
                List.of(
                        Table.Column.words(show.say("dashboard.service")),
                        Table.Column.figure(show.say("dashboard.score")),
                        Table.Column.number(show.say("dashboard.people-column"))),
                report.siblings().stream().map(each -> row(each.name(), each.mean())).toList());
    }

    private static List<Object> drawn(Sibling sibling) {
        return List.of(sibling.mean().n(), sibling.mean().value(), sibling.name());
    }

    private Table statements() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ItemResult item : indicator.items()) {
            texts.put(item.item(), item.position() + ". " + Show.words(item));
        }
        return new Table(
                "others-statements",
                show.say("dashboard.others.statements"),
                List.of(
                        Table.Column.words(show.say("dashboard.statement")),
                        Table.Column.figure(show.say("dashboard.agree-share")),
                        Table.Column.number(show.say("dashboard.others.mean")),
                        Table.Column.number(show.say("dashboard.others.services")),
                        Table.Column.figure(show.say("dashboard.others.difference")),
                        Table.Column.words(show.say("dashboard.others.told"))),
                comparison.items().stream().map(item -> row(item, texts)).toList());
    }

    private static List<Cell> row(ItemComparison item, Map<String, String> texts) {
        return List.of(
                Cell.words(texts.get(item.item())),
                Cell.of(item.agree()),
                Cell.points(item.others()),
                Cell.count((long) item.services()),
                Cell.difference(item.difference()),
                Cell.words(item.difference().value() == null ? "" : item.words()));
    }

    private Table adjusted() {
        return new Table(
                "case-mix",
                show.say("dashboard.case-mix.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.score")),
                        Table.Column.figure(show.say("dashboard.points")),
                        Table.Column.number(show.say("dashboard.people-column"))),
                List.of(
                        row(show.say("dashboard.case-mix.unadjusted"), caseMix.unadjusted()),
                        row(show.say("dashboard.case-mix.adjusted"), caseMix.adjusted())));
    }

    private static List<Cell> row(String name, Figure figure) {
        return List.of(Cell.words(name), Cell.of(figure), Cell.count(figure.n()));
    }

    private Optional<Chart> chart(List<String> says) {
        if (comparison.funnel() == null || comparison.funnel().curve().isEmpty()) {
            return Optional.empty();
        }
        Figure own = comparison.score();
        List<Number> here = new ArrayList<>();
        if (own.value() != null && own.n() != null) {
            here.add(own.n());
            here.add(own.value());
        }
        return Optional.of(
                new ChartData()
                        .with("own", here)
                        .with(
                                "others",
                                report.siblings().stream()
                                        .filter(each -> each.mean().n() != null)
                                        .map(ComparisonSection::drawn)
                                        .toList())
                        .with("centre", comparison.benchmark().centre())
                        .with(
                                "curve",
                                comparison.funnel().curve().stream()
                                        .map(ComparisonSection::drawn)
                                        .toList())
                        .with("names", names())
                        .with("xTitle", show.say("dashboard.funnel.axis"))
                        .with("yTitle", show.say("dashboard.score-axis"))
                        .chart(
                                "funnel",
                                show.say("dashboard.others.chart", indicator.instrument().title()),
                                String.join(" ", says),
                                Footing.of(indicator, own.n(), show)));
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("own", report.name());
        names.put("others", show.say("dashboard.others.seen"));
        names.put("centre", show.say("dashboard.funnel.centre"));
        names.put("inner", show.say("dashboard.funnel.inner"));
        names.put("outer", show.say("dashboard.funnel.outer"));
        return names;
    }

    private static List<Number> drawn(FunnelPoint point) {
        return List.of(
                point.n(), point.lower998(), point.lower95(), point.upper95(), point.upper998());
    }
}
