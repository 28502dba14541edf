package org.joinedup.publication;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;

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
        return line(of.instrument(), of.period(), number, line);
    }

    /** Of an edition that there is not yet. */
    public static String provisional(ObserveProvisional.Line line) {
        return line(line.instrument(), line.period(), "provisional", line.observation());
    }

    private static String line(
            InstrumentId instrument, Period period, String number, Observation line) {
        ObservationColumn.Row row = new ObservationColumn.Row(instrument, period, number, line);
        return row(Stream.of(ObservationColumn.values()).map(column -> column.text(row)).toList());
    }

    private static String row(List<String> fields) {
        StringWriter row = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(row).writeRecord(fields);
        return row.toString();
    }
}
