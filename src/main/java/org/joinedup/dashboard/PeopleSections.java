package org.joinedup.dashboard;

import org.joinedup.figure.EquityResult;
import org.joinedup.figure.EquityResult.Category;
import org.joinedup.figure.Figure;
import org.joinedup.figure.QuestionnaireResult;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose care was less joined up, and who answered in which way. */
final class PeopleSections {
    /** Of how somebody answered, not of who they are. */
    private static final Set<String> ANSWERING = Set.of("respondent", "mode", "language");

    private PeopleSections() {}

    static Section equity(Report report, Show show) {
        List<EquityResult> results =
                report.transition().equity().stream()
                        .filter(result -> !ANSWERING.contains(result.breakdown()))
                        .toList();
        List<EquityResult> told = results.stream().filter(PeopleSections::isTold).toList();
        List<String> says = new ArrayList<>();
        if (report.dividedFrom().isEmpty()) {
            says.add(show.say(told.isEmpty() ? "dashboard.equity.none" : "dashboard.equity.lead"));
        }
        if (!told.isEmpty()) {
            says.addAll(gaps(told, show));
        }
        keptBack(report, results, show).ifPresent(says::add);
        return new Section(
                "equity",
                show.say("dashboard.equity.title"),
                says,
                chart(report, told, says, show),
                told.stream().map(result -> table(result, show)).toList(),
                rules(told),
                report.whereSettled("equity", show));
    }

    private static Optional<Chart> chart(
            Report report, List<EquityResult> told, List<String> says, Show show) {
        List<Map<String, Object>> rows =
                told.stream()
                        .flatMap(
                                result ->
                                        result.categories().stream()
                                                .filter(each -> each.gap().value() != null)
                                                .map(each -> drawn(result, each, show)))
                        .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        PublishedIndicator indicator = report.transition().indicator();
        return Optional.of(
                new ChartData()
                        .with("rows", rows)
                        .with("xTitle", show.say("dashboard.equity.axis"))
                        .chart(
                                "gaps",
                                show.say("dashboard.equity.chart", indicator.instrument().title()),
                                show.say("dashboard.equity.description", String.join(" ", says)),
                                Footing.of(indicator, indicator.score().mean().n(), show)));
    }

    private static Map<String, Object> drawn(EquityResult result, Category category, Show show) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "label",
                Terms.breakdown(result.breakdown(), show)
                        + ": "
                        + Terms.category(result.breakdown(), category.category(), show));
        row.put("value", category.gap().value());
        row.put("lower", category.gap().lower());
        row.put("upper", category.gap().upper());
        row.put("n", category.mean().n());
        return row;
    }

    private static boolean isTold(EquityResult result) {
        return result.categories().stream().anyMatch(category -> category.mean().value() != null);
    }

    private static Optional<String> keptBack(Report report, List<EquityResult> results, Show show) {
        if (report.dividedFrom().isPresent()) {
            return report.dividedFrom().map(day -> show.say("dashboard.unsettled", show.date(day)));
        }
        String names =
                results.stream()
                        .filter(result -> !isTold(result))
                        .map(result -> Terms.breakdown(result.breakdown(), show))
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(show.say("dashboard.equity.kept-back", names));
    }

    /** Those gaps whose interval leaves zero out. */
    private static List<String> gaps(List<EquityResult> results, Show show) {
        List<String> gaps = new ArrayList<>();
        for (EquityResult result : results) {
            for (Category category : result.categories()) {
                Figure gap = category.gap();
                if (gap.lower() != null
                        && gap.symbol().isEmpty()
                        && (gap.lower() > 0 || gap.upper() < 0)) {
                    gaps.add(
                            show.say(
                                    "dashboard.equity.gap",
                                    Terms.breakdown(result.breakdown(), show),
                                    Terms.category(result.breakdown(), category.category(), show),
                                    show.inSentence(category.mean()),
                                    category.words()));
                }
            }
        }
        if (gaps.isEmpty()) {
            gaps.add(show.say("dashboard.equity.no-gap"));
        }
        return gaps;
    }

    static Section respondents(Report report, Show show) {
        ServiceProfile profile = report.transition();
        List<Table> tables = new ArrayList<>();
        QuestionnaireResult health = profile.questionnaire();
        if (health != null) {
            tables.add(shares(profile, health, show));
            tables.add(days(health, show));
        }
        List<EquityResult> results =
                profile.equity().stream()
                        .filter(result -> ANSWERING.contains(result.breakdown()))
                        .toList();
        List<EquityResult> told = results.stream().filter(PeopleSections::isTold).toList();
        told.forEach(result -> tables.add(table(result, show)));
        List<String> says = new ArrayList<>();
        themselves(told, show).ifPresent(says::add);
        keptBack(report, results, show).ifPresent(says::add);
        return new Section(
                        "respondents",
                        show.say("dashboard.respondents.title"),
                        says,
                        tables,
                        rules(told))
                .with(report.whereSettled("respondents", show));
    }

    /** The score without those for whom somebody else answered, or who had help. */
    private static Optional<String> themselves(List<EquityResult> told, Show show) {
        return told.stream()
                .filter(result -> result.breakdown().equals("respondent"))
                .flatMap(result -> result.categories().stream())
                .filter(category -> category.category().equals("self"))
                .filter(category -> category.mean().value() != null)
                .findFirst()
                .map(
                        category ->
                                show.say(
                                        "dashboard.respondents.self",
                                        show.inSentence(category.mean()),
                                        category.mean().n()));
    }

    private static Table shares(ServiceProfile profile, QuestionnaireResult health, Show show) {
        return new Table(
                "respondents",
                show.say("dashboard.respondents.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.respondents.what")),
                        Table.Column.figure(show.say("dashboard.share")),
                        Table.Column.number(show.say("dashboard.of-people"))),
                List.of(
                        row(show.say("dashboard.rate"), profile.indicator().responseRate()),
                        row(show.say("dashboard.respondents.helped"), health.helped()),
                        row(show.say("dashboard.respondents.by-proxy"), health.proxy())));
    }

    private static Table days(QuestionnaireResult health, Show show) {
        return new Table(
                "days-since",
                show.say("dashboard.respondents.days.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.respondents.days")),
                        Table.Column.figure(show.say("dashboard.share")),
                        Table.Column.number(show.say("dashboard.of-people"))),
                health.answeredAfter().stream()
                        .map(
                                days ->
                                        row(
                                                days.to() == null
                                                        ? show.say(
                                                                "dashboard.respondents.days.more",
                                                                days.from())
                                                        : show.say(
                                                                "dashboard.respondents.days.class",
                                                                days.from(),
                                                                days.to()),
                                                days.share()))
                        .toList());
    }

    private static List<Cell> row(String name, Figure share) {
        return List.of(Cell.words(name), Cell.of(share), Cell.count(share.n()));
    }

    private static Table table(EquityResult result, Show show) {
        String name = Terms.breakdown(result.breakdown(), show);
        return new Table(
                "people-by-" + result.breakdown(),
                show.say("dashboard.equity.caption", name),
                List.of(
                        Table.Column.words(name),
                        Table.Column.number(show.say("dashboard.people-column")),
                        Table.Column.figure(show.say("dashboard.score")),
                        Table.Column.figure(show.say("dashboard.equity.difference")),
                        Table.Column.words(show.say("dashboard.others.told"))),
                result.categories().stream()
                        .map(category -> row(result.breakdown(), category, show))
                        .toList());
    }

    private static List<Cell> row(String breakdown, Category category, Show show) {
        return List.of(
                Cell.words(Terms.category(breakdown, category.category(), show)),
                Cell.count(category.people()),
                Cell.of(category.mean()),
                Cell.difference(category.gap()),
                Cell.words(Optional.ofNullable(category.words()).orElse("")));
    }

    private static List<String> rules(List<EquityResult> results) {
        Set<String> rules = new LinkedHashSet<>();
        results.forEach(result -> rules.addAll(result.rules()));
        return List.copyOf(rules);
    }
}
