package org.joinedup.dashboard;

import org.joinedup.figure.TrendResult;
import org.joinedup.figure.TrendResult.Flag;
import org.joinedup.figure.TrendResult.Limits;
import org.joinedup.figure.TrendResult.Phase;
import org.joinedup.figure.TrendResult.Point;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the score is really changing: the XmR chart, with each signal in a sentence. */
final class TrendSection {
    private static final String ID = "trend";

    private final Report report;
    private final TrendResult trend;
    private final PublishedIndicator indicator;
    private final Show show;

    private TrendSection(Report report, Show show) {
        ServiceProfile profile = report.transition();
        this.report = report;
        this.trend = profile.trend();
        this.indicator = profile.indicator();
        this.show = show;
    }

    static Section of(Report report, Show show) {
        return new TrendSection(report, show).section();
    }

    private Section section() {
        List<String> says = says();
        List<Table> tables = new ArrayList<>();
        if (!trend.points().isEmpty()) {
            tables.add(table());
        }
        tables.add(quarters());
        return new Section(
                ID, show.say("dashboard.trend.title"), says, chart(says), tables, trend.rules());
    }

    private List<String> says() {
        List<String> says = new ArrayList<>();
        if (trend.points().isEmpty()) {
            says.add(show.say("dashboard.trend.none"));
            return says;
        }
        if (trend.variation() != null) {
            says.add(show.say("dashboard.trend.latest", trend.variation().words()));
        }
        if (trend.reason() != null) {
            says.add(show.say("dashboard.trend.no-limits", trend.reason()));
        }
        List<String> signals = TrendSignals.sentences(trend.points(), show);
        says.addAll(signals);
        if (signals.isEmpty() && trend.variation() != null) {
            says.add(show.say("dashboard.trend.quiet"));
        }
        around(says);
        return says;
    }

    /** What else must be known to read it. */
    private void around(List<String> says) {
        for (Phase phase : trend.phases()) {
            if (phase.begins() != null) {
                says.add(
                        show.say(
                                "dashboard.trend.begins",
                                show.months(phase.from(), phase.from()),
                                phase.begins()));
            }
        }
        if (trend.phases().stream().anyMatch(Phase::trial)) {
            says.add(show.say("dashboard.trend.trial"));
        }
        Optional.ofNullable(trend.assurance())
                .ifPresent(icon -> says.add(show.say("dashboard.trend.target", icon.words())));
        if (!trend.missing().isEmpty()) {
            says.add(show.say("dashboard.trend.missing", trend.missing().size()));
        }
    }

    private Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Point point : trend.points()) {
            Optional<Limits> limits = limits(point);
            Flag flag = point.rule();
            rows.add(
                    List.of(
                            Cell.words(show.months(point.from(), point.to())),
                            Cell.of(point.figure()),
                            Cell.count(point.figure().n()),
                            Cell.points(limits.map(Limits::lower).orElse(null)),
                            Cell.points(limits.map(Limits::centre).orElse(null)),
                            Cell.points(limits.map(Limits::upper).orElse(null)),
                            Cell.words(flag == null ? "" : flag.words())));
        }
        return new Table(
                ID,
                show.say("dashboard.trend.caption"),
                List.of(
                        Table.Column.words(show.say("dashboard.month")),
                        Table.Column.figure(show.say("dashboard.score")),
                        Table.Column.number(show.say("dashboard.people-column")),
                        Table.Column.number(show.say("dashboard.limit.lower")),
                        Table.Column.number(show.say("dashboard.limit.centre")),
                        Table.Column.number(show.say("dashboard.limit.upper")),
                        Table.Column.words(show.say("dashboard.signal"))),
                rows);
    }

    private Optional<Limits> limits(Point point) {
        return Optional.ofNullable(point.phase())
                .flatMap(phase -> Optional.ofNullable(trend.phases().get(phase).limits()));
    }

    private Table quarters() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PublishedIndicator each : report.quarters()) {
            String name = QuarterNames.of(each);
            String path = report.path() + "?period=" + name.replace(' ', '-');
            rows.add(
                    List.of(
                            new Cell.Words(name, "", path),
                            each.isShown()
                                    ? Cell.of(each.score().mean())
                                    : Cell.words(each.symbol(), NeededWords.brief(each, show)),
                            Cell.count(each.responses()),
                            Cell.of(each.responseRate())));
        }
        return new Table(
                "quarters",
                show.say("dashboard.trend.quarters"),
                List.of(
                        Table.Column.words(show.say("dashboard.quarter")),
                        Table.Column.figure(show.say("dashboard.score")),
                        Table.Column.number(show.say("dashboard.responses")),
                        Table.Column.figure(show.say("dashboard.rate"))),
                rows);
    }

    private Optional<Chart> chart(List<String> says) {
        List<Point> points = trend.points();
        if (points.stream().filter(point -> point.figure().value() != null).count() < 2) {
            return Optional.empty();
        }
        String title = show.say("dashboard.trend.chart", indicator.instrument().title());
        return Optional.of(
                new ChartData()
                        .with("x", points.stream().map(p -> show.months(p.from(), p.to())).toList())
                        .with("y", points.stream().map(p -> p.figure().value()).toList())
                        .with("limits", points.stream().map(p -> drawn(limits(p))).toList())
                        .with("signals", signals())
                        .with("target", trend.target())
                        .with("names", names())
                        .with("xTitle", show.say("dashboard.month-of-leaving"))
                        .with("yTitle", show.say("dashboard.score-axis"))
                        .chart(
                                ID,
                                title,
                                String.join(" ", says),
                                Footing.of(
                                        indicator,
                                        points.getFirst().from(),
                                        points.getLast().to(),
                                        people(),
                                        show)));
    }

    private long people() {
        return trend.points().stream()
                .map(point -> point.figure().n())
                .filter(n -> n != null)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<Double> drawn(Optional<Limits> limits) {
        return limits.map(l -> List.of(l.lower(), l.centre(), l.upper())).orElse(List.of());
    }

    private List<String> signals() {
        return trend.points().stream()
                .map(point -> point.rule() == null ? "" : point.rule().side())
                .toList();
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("value", show.say("dashboard.score"));
        names.put("lower", show.say("dashboard.limit.lower"));
        names.put("centre", show.say("dashboard.limit.centre"));
        names.put("upper", show.say("dashboard.limit.upper"));
        names.put("high", show.say("dashboard.signal.high"));
        names.put("low", show.say("dashboard.signal.low"));
        names.put("target", show.say("dashboard.target"));
        return names;
    }
}
