package org.joinedup.dashboard;

import org.joinedup.figure.CaseMixResult;
import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.ComparisonResult.Benchmark;
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

/** A service beside the others, statement by statement, too. */
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
        Optional<FunnelPart> funnel = FunnelPart.of(report, show);
        List<String> says = says();
        funnel.ifPresent(known -> says.add(known.aboutOthers()));
        List<Table> tables = new ArrayList<>();
        funnel.ifPresent(known -> tables.addAll(known.tables()));
        if (comparison.benchmark() != null) {
            tables.add(statements());
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
                ID,
                show.say("dashboard.others.title"),
                says,
                funnel.map(known -> known.chart(says)),
                tables,
                rules);
    }

    private List<String> says() {
        List<String> says = new ArrayList<>();
        Benchmark benchmark = comparison.benchmark();
        if (benchmark == null) {
            says.add(show.say("dashboard.others.none", comparison.reason()));
            return says;
        }
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
}
