package org.joinedup.fieldwork;

import org.joinedup.fieldwork.FieldworkReport.Forecast;
import org.joinedup.fieldwork.FieldworkReport.People;
import org.joinedup.fieldwork.FieldworkReport.Sending;
import org.joinedup.fieldwork.WatchTable.Cell;
import org.joinedup.fieldwork.WatchTable.Column;
import org.joinedup.web.Messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a report. */
final class ArrangeTables {
    private static final List<String> OF_PEOPLE =
            List.of(
                    "invited",
                    "waiting",
                    "sent",
                    "delivered",
                    "failed",
                    "opened",
                    "started",
                    "completed",
                    "opted-out",
                    "withdrawn");

    private final FieldworkReport report;
    private final Messages words;

    private ArrangeTables(FieldworkReport report, Messages words) {
        this.report = report;
        this.words = words;
    }

    /** By their ids, in the order of the page. */
    static Map<String, WatchTable> of(FieldworkReport report, Messages words) {
        ArrangeTables arrange = new ArrangeTables(report, words);
        Map<String, WatchTable> tables = new LinkedHashMap<>();
        for (WatchTable table :
                List.of(
                        arrange.attention(),
                        arrange.people("total", List.of(report.total()), false),
                        arrange.people("services", report.services(), false),
                        arrange.people("modes", report.modes(), true),
                        arrange.people("languages", report.languages(), false),
                        arrange.people("days", report.days(), false),
                        arrange.answered(),
                        arrange.unfinished(),
                        arrange.forecast(),
                        arrange.sending(),
                        arrange.imports())) {
            tables.put(table.id(), table);
        }
        return tables;
    }

    private WatchTable table(String id, List<Column> columns, List<List<Cell>> rows) {
        return new WatchTable(id, words.text("staff.watch.table." + id), columns, rows);
    }

    private Column column(String id, boolean numeric, String... names) {
        return new Column(
                words.text("staff.watch.column." + id),
                names.length == 0 ? List.of(id.replace('-', '_')) : List.of(names),
                numeric);
    }

    private WatchTable people(String id, List<People> people, boolean withExpected) {
        List<Column> columns = new ArrayList<>();
        columns.add(column(id, false, "code", "name"));
        OF_PEOPLE.forEach(each -> columns.add(column(each, true)));
        columns.add(column("rate", true, "rate_of", "rate", "rate_lower", "rate_upper"));
        if (withExpected) {
            columns.add(column("expected", true, "expected_from", "expected_to", "source"));
        }
        return table(id, columns, people.stream().map(each -> row(each, withExpected)).toList());
    }

    private List<Cell> row(People people, boolean withExpected) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.coded(people.code(), people.name()));
        for (long number :
                new long[] {
                    people.invited(),
                    people.waiting(),
                    people.sent(),
                    people.delivered(),
                    people.failed(),
                    people.opened(),
                    people.started(),
                    people.completed(),
                    people.optedOut(),
                    people.withdrawn()
                }) {
            row.add(Cell.count(number));
        }
        row.add(Cell.rate(people.rate(), words));
        if (withExpected) {
            row.add(Cell.expected(people.expected(), words));
        }
        return row;
    }

    private WatchTable answered() {
        return table(
                "answered",
                List.of(column("answered", false, "code", "name"), column("responses", true)),
                report.answered().stream()
                        .map(
                                of ->
                                        List.of(
                                                Cell.coded(of.code(), of.name()),
                                                Cell.count(of.responses())))
                        .toList());
    }

    private WatchTable unfinished() {
        return table(
                "unfinished",
                List.of(
                        column("number", true),
                        column("statement", false),
                        column("stopped", true)),
                report.unfinished().statements().stream()
                        .map(
                                of ->
                                        List.of(
                                                Cell.count(of.number()),
                                                Cell.text(of.statement()),
                                                Cell.count(of.people())))
                        .toList());
    }

    private WatchTable forecast() {
        Forecast forecast = report.forecast();
        return table(
                "forecast",
                List.of(
                        column("state", false),
                        column("completed", true),
                        column("at-the-end", true),
                        column("lower", true),
                        column("upper", true),
                        column("method", false)),
                List.of(
                        List.of(
                                Cell.text(forecast.state()),
                                Cell.count(forecast.completed()),
                                rounded(forecast.expected()),
                                rounded(forecast.lower()),
                                rounded(forecast.upper()),
                                Cell.text(forecast.method()))));
    }

    private static Cell rounded(Double number) {
        return number == null ? new Cell("", List.of("")) : Cell.count(Math.round(number));
    }

    private WatchTable sending() {
        List<Column> columns = new ArrayList<>();
        columns.add(column("step", false, "step", "channel"));
        for (String id :
                List.of(
                        "planned",
                        "ended",
                        "due-now",
                        "sent",
                        "delivered",
                        "undelivered",
                        "failed",
                        "an-hour")) {
            columns.add(column(id, true));
        }
        columns.add(column("ready-at", false));
        columns.add(column("goes-on-at", false));
        return table("sending", columns, report.sending().stream().map(this::row).toList());
    }

    private List<Cell> row(Sending step) {
        List<Cell> row = new ArrayList<>();
        row.add(
                new Cell(
                        words.text(
                                "staff.watch.step",
                                step.step(),
                                words.text("staff.watch.mode-" + step.channel())),
                        List.of(Integer.toString(step.step()), step.channel())));
        for (long number :
                new long[] {
                    step.planned(),
                    step.ended(),
                    step.dueNow(),
                    step.sent(),
                    step.delivered(),
                    step.undelivered(),
                    step.failed(),
                    step.anHour()
                }) {
            row.add(Cell.count(number));
        }
        row.add(moment(step.readyAt()));
        row.add(moment(step.goesOnAt()));
        return row;
    }

    private WatchTable imports() {
        return table(
                "imports",
                List.of(
                        column("started-at", false),
                        column("state", false),
                        column("done", true),
                        column("of", true),
                        column("ready-at", false)),
                report.imports().stream()
                        .map(
                                of ->
                                        List.of(
                                                moment(of.startedAt()),
                                                Cell.text(of.state()),
                                                Cell.count(of.done()),
                                                of.total() == null
                                                        ? new Cell("", List.of(""))
                                                        : Cell.count(of.total()),
                                                moment(of.readyAt())))
                        .toList());
    }

    private Cell moment(Instant moment) {
        return Optional.ofNullable(moment)
                .map(at -> new Cell(WatchPage.moment(words, at), List.of(at.toString())))
                .orElse(new Cell("", List.of("")));
    }

    private WatchTable attention() {
        return table(
                "attention",
                List.of(
                        column("need", false, "code", "what"),
                        column("count", true),
                        column("about", false),
                        column("to-do", false)),
                report.attention().stream()
                        .map(
                                need ->
                                        List.of(
                                                Cell.coded(need.code(), need.what()),
                                                Cell.count(need.count()),
                                                Cell.text(need.about()),
                                                Cell.text(need.toDo())))
                        .toList());
    }
}
