package org.joinedup.dashboard;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.joinedup.dashboard.Table.Column;
import org.joinedup.dashboard.Table.Kind;
import org.joinedup.figure.Figure;
import org.joinedup.web.CsvCell;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as CSV: UTF-8, commas, lines ended by CR and LF (RFC 4180); numbers in full, with a
 * point, and each line with what it is about.
 */
final class WriteCsv {
    private static final List<String> ABOUT =
            List.of("code", "name", "period", "as_of", "synthetic");
    private static final List<String> OF_A_FIGURE =
            List.of("", " lower 95", " upper 95", " n", " unit", " symbol");

    private WriteCsv() {}

    static String of(Table table, Report report) {
        List<String> about =
                List.of(
                        CsvCell.plain(report.code()),
                        CsvCell.plain(report.name()),
                        report.period().name(),
                        report.transition().indicator().asOf().toString(),
                        Boolean.toString(report.isSynthetic()));
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(heading(table));
        for (List<Cell> row : table.rows()) {
            List<String> fields = new ArrayList<>(about);
            for (int i = 0; i < row.size(); i++) {
                fields.addAll(fields(row.get(i), table.columns().get(i).kind()));
            }
            csv.writeRecord(fields);
        }
        return text.toString();
    }

    private static List<String> heading(Table table) {
        List<String> heading = new ArrayList<>(ABOUT);
        for (Column column : table.columns()) {
            if (column.kind() == Kind.FIGURE) {
                OF_A_FIGURE.forEach(part -> heading.add(column.heading() + part));
            } else {
                heading.add(column.heading());
            }
        }
        return heading;
    }

    private static List<String> fields(Cell cell, Kind kind) {
        return switch (cell) {
            case Cell.Of(Figure figure, boolean signed) ->
                    List.of(
                            text(figure.value()),
                            text(figure.lower()),
                            text(figure.upper()),
                            text(figure.n()),
                            figure.unit(),
                            figure.symbol());
            case Cell.Words words when kind == Kind.FIGURE ->
                    List.of("", "", "", "", "", words.text());
            case Cell.Words words -> List.of(CsvCell.plain(words.text()));
            case Cell.Count(Long number) ->
                    List.of(number == null ? Figure.CONFIDENTIAL : text(number));
            case Cell.Plain(Double number, int decimals) -> List.of(text(number));
        };
    }

    private static String text(Object number) {
        return switch (Optional.ofNullable(number).orElse("")) {
            case Double value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
