package org.joinedup.publication;

import de.siegmar.fastcsv.writer.CsvWriter;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/** Published figures as CSV: UTF-8, commas, lines ended by CR and LF (RFC 4180). */
public final class ObservationCsv {
    private ObservationCsv() {}

    public static String heading() {
        return row(Stream.of(ObservationColumn.values()).map(ObservationColumn::title).toList());
    }

    /**
     * @param number of the edition, or {@code draft}
     */
    public static String line(Edition of, String number, Observation line) {
        ObservationColumn.Row row = new ObservationColumn.Row(of, number, line);
        return row(Stream.of(ObservationColumn.values()).map(column -> column.text(row)).toList());
    }

    private static String row(List<String> fields) {
        StringWriter row = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(row).writeRecord(fields);
        return row.toString();
    }
}
