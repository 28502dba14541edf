package org.joinedup.fieldwork;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.joinedup.fieldwork.FieldworkReport.Expected;
import org.joinedup.fieldwork.FieldworkReport.Rate;
import org.joinedup.web.CsvCell;
import org.joinedup.web.Messages;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** A table of the page on which a survey is watched, as it is shown and as a file. */
public record WatchTable(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    private static final int PERCENT = 100;
    private static final String NONE = "staff.watch.none";

    /**
     * @param names of its columns in the file; none where it is not in there
     */
    public record Column(String heading, List<String> names, boolean isNumeric) {}

    /**
     * @param fields as many as its column has names
     */
    public record Cell(String shown, List<String> fields) {
        static Cell text(String text) {
            return new Cell(text, List.of(CsvCell.plain(text)));
        }

        static Cell coded(String code, String name) {
            return new Cell(name, List.of(CsvCell.plain(code), CsvCell.plain(name)));
        }

        static Cell count(long number) {
            return new Cell(
                    NumberFormat.getIntegerInstance(Locale.UK).format(number),
                    List.of(Long.toString(number)));
        }

        static Cell rate(Rate rate, Messages words) {
            return rate == null
                    ? new Cell(words.text(NONE), List.of("", "", "", ""))
                    : new Cell(
                            words.text(
                                    "staff.watch.rate",
                                    percent(rate.share()),
                                    percent(rate.lower()),
                                    percent(rate.upper())),
                            List.of(
                                    Long.toString(rate.of()),
                                    share(rate.share()),
                                    share(rate.lower()),
                                    share(rate.upper())));
        }

        static Cell expected(Expected expected, Messages words) {
            return expected == null
                    ? new Cell(words.text(NONE), List.of("", "", ""))
                    : new Cell(
                            words.text(
                                    "staff.watch.range",
                                    percent(expected.from()),
                                    percent(expected.to())),
                            List.of(
                                    share(expected.from()),
                                    share(expected.to()),
                                    CsvCell.plain(expected.source())));
        }
    }

    static String percent(double share) {
        return Long.toString(Math.round(PERCENT * share));
    }

    private static String share(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** UTF-8, commas, lines ended by CR and LF (RFC 4180). */
    String csv() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(columns.stream().flatMap(column -> column.names().stream()).toList());
        rows.forEach(
                row ->
                        csv.writeRecord(
                                row.stream().flatMap(cell -> cell.fields().stream()).toList()));
        return text.toString();
    }
}
