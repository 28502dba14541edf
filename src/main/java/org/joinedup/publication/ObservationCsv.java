package org.joinedup.publication;

import de.siegmar.fastcsv.writer.CsvWriter;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lines of an edition as CSV: UTF-8, commas, lines ended by CR and LF (RFC 4180). */
public final class ObservationCsv {
    public static final List<String> COLUMNS =
            List.of(
                    "edition",
                    "period_from",
                    "period_to",
                    "instrument",
                    "version",
                    "level",
                    "organisation_code",
                    "organisation_name",
                    "metric",
                    "unit",
                    "breakdown",
                    "category",
                    "numerator",
                    "denominator",
                    "value",
                    "lower",
                    "upper",
                    "n",
                    "symbol",
                    "reason",
                    "band",
                    "reliability",
                    "adjusted_value");

    private ObservationCsv() {}

    public static String heading() {
        return row(COLUMNS);
    }

    /**
     * @param edition its number, or {@code draft}
     */
    public static String line(Edition of, String edition, Observation line) {
        return row(
                List.of(
                        edition,
                        of.period().from().toString(),
                        of.period().to().toString(),
                        of.instrument().code(),
                        Integer.toString(of.instrument().version()),
                        line.level(),
                        plain(line.code()),
                        plain(line.name()),
                        line.metric(),
                        line.unit(),
                        line.breakdown(),
                        plain(line.category()),
                        text(line.numerator()),
                        line.isMean() ? "" : text(line.denominator()),
                        text(line.value()),
                        text(line.lower()),
                        text(line.upper()),
                        text(line.denominator()),
                        line.symbol(),
                        line.reason().orElse(""),
                        line.band().orElse(""),
                        text(line.reliability()),
                        text(line.adjusted())));
    }

    private static String row(List<String> fields) {
        StringWriter row = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(row).writeRecord(fields);
        return row.toString();
    }

    /** A text that a spreadsheet would take for a formula is given as text. */
    private static String plain(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String text(Object number) {
        return switch (Optional.ofNullable(number).orElse("")) {
            case Double value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
