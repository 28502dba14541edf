package org.joinedup.dashboard;

import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.ComparisonResult.FunnelPoint;
import org.joinedup.figure.Figure;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ReadPublishedScores.PublishedScore;
import org.joinedup.publication.ReadPublishedScores.PublishedScores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service in the funnel beside the others: those that the reader sees, and by name those that are
 * published. Of any other nothing is here.
 */
final class FunnelPart {
    private final Report report;
    private final PublishedIndicator indicator;
    private final ComparisonResult comparison;
    private final List<PublishedScore> published;
    private final Show show;

    private FunnelPart(Report report, Show show) {
        this.report = report;
        this.indicator = report.transition().indicator();
        this.comparison = report.transition().comparison();
        this.published = report.others().publishedAlone(report.code());
        this.show = show;
    }

    /** Of a service that is compared. */
    static Optional<FunnelPart> of(Report report, Show show) {
        ComparisonResult comparison = report.transition().comparison();
        return comparison.funnel() == null || comparison.funnel().curve().isEmpty()
                ? Optional.empty()
                : Optional.of(new FunnelPart(report, show));
    }

    /** Who the others in the drawing are. */
    String aboutOthers() {
        return report.others()
                .published()
                .map(
                        known ->
                                show.say(
                                        "dashboard.others.edition",
                                        published.size(),
                                        known.edition().number().orElseThrow(),
                                        show.moment(known.edition().asOf())))
                .orElseGet(() -> show.say("dashboard.others.unpublished"));
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

    List<Table> tables() {
        return Stream.of(funnel(), seen(), published())
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private Table seen() {
        return new Table(
                "others-seen",
                show.say("dashboard.others.seen"),
                columns(),
                report.others().seen().stream()
                        .map(each -> row(each.name(), each.mean()))
                        .toList());
    }

    /** Each with its edition, which is older than the rest of the report. */
    private Table published() {
        String edition =
                report.others()
                        .published()
                        .map(PublishedScores::edition)
                        .map(
                                known ->
                                        show.say(
                                                "dashboard.others.edition-of",
                                                known.number().orElseThrow(),
                                                show.moment(known.asOf())))
                        .orElse("");
        List<Table.Column> columns = new ArrayList<>(columns());
        columns.add(Table.Column.words(show.say("dashboard.others.edition-column")));
        List<List<Cell>> rows = new ArrayList<>();
        for (PublishedScore each : published) {
            List<Cell> row = new ArrayList<>(row(each.name(), each.mean()));
            row.add(Cell.words(edition));
            rows.add(row);
        }
        return new Table("others-published", show.say("dashboard.others.published"), columns, rows);
    }

    private List<Table.Column> columns() {
        return List.of(
                Table.Column.words(show.say("dashboard.service")),
                Table.Column.figure(show.say("dashboard.score")),
                Table.Column.number(show.say("dashboard.people-column")));
    }

    private static List<Cell> row(String name, Figure figure) {
        return List.of(Cell.words(name), Cell.of(figure), Cell.count(figure.n()));
    }

    /**
     * @param says what the figures tell, for whom it is read out to
     */
    Chart chart(List<String> says) {
        Figure own = comparison.score();
        List<Number> here = new ArrayList<>();
        if (own.value() != null && own.n() != null) {
            here.add(own.n());
            here.add(own.value());
        }
        return new ChartData()
                .with("own", here)
                .with(
                        "others",
                        report.others().seen().stream()
                                .filter(each -> each.mean().n() != null)
                                .map(each -> drawn(each.name(), each.mean()))
                                .toList())
                .with(
                        "published",
                        published.stream().map(each -> drawn(each.name(), each.mean())).toList())
                .with("centre", comparison.benchmark().centre())
                .with("curve", comparison.funnel().curve().stream().map(FunnelPart::drawn).toList())
                .with("names", names())
                .with("xTitle", show.say("dashboard.funnel.axis"))
                .with("yTitle", show.say("dashboard.score-axis"))
                .chart(
                        "funnel",
                        show.say("dashboard.others.chart", indicator.instrument().title()),
                        String.join(" ", says),
                        Footing.of(indicator, own.n(), show));
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("own", report.name());
        names.put("others", show.say("dashboard.others.seen"));
        names.put("published", show.say("dashboard.others.published"));
        names.put("centre", show.say("dashboard.funnel.centre"));
        names.put("inner", show.say("dashboard.funnel.inner"));
        names.put("outer", show.say("dashboard.funnel.outer"));
        return names;
    }

    private static List<Object> drawn(String name, Figure mean) {
        return List.of(mean.n(), mean.value(), name);
    }

    private static List<Number> drawn(FunnelPoint point) {
        return List.of(
                point.n(), point.lower998(), point.lower95(), point.upper95(), point.upper998());
    }
}
