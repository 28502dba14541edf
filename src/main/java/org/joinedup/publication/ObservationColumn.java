package org.joinedup.publication;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.web.CsvCell;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of published figures as CSV, in their order: what each means and where it is from.
 */
public enum ObservationColumn {
    EDITION(Type.TEXT, "Number of the edition, or draft, or provisional", row -> row.number()),
    PERIOD_FROM(Type.MONTH, "First month of the period", row -> row.period().from()),
    PERIOD_TO(Type.MONTH, "Last month of the period", row -> row.period().to()),
    INSTRUMENT(Type.TEXT, "Code of the questionnaire", row -> row.instrument().code()),
    VERSION(Type.COUNT, "Version of the questionnaire", row -> row.instrument().version()),
    LEVEL(
            Type.TEXT,
            "Whose figure it is: service, provider, programme, strategy, client-group,"
                    + " care-cluster, region or nation",
            row -> row.about().level()),
    ORGANISATION_CODE(
            Type.TEXT, "Code of the service or group", row -> CsvCell.plain(row.about().code())),
    ORGANISATION_NAME(
            Type.TEXT,
            "Name of the service or group when the edition was made",
            row -> CsvCell.plain(row.about().name())),
    METRIC(Type.TEXT, "Code in the catalogue of metrics", row -> row.about().metric()),
    UNIT(Type.TEXT, "points of 0 to 100, or percent", row -> row.about().kind().unit()),
    BREAKDOWN(
            Type.TEXT,
            "How the people are divided; empty for all of them",
            row -> row.about().breakdown()),
    CATEGORY(
            Type.TEXT,
            "Which of them, where they are divided",
            row -> CsvCell.plain(row.about().category())),
    NUMERATOR(
            Type.COUNT, "Of a percentage: people who did, rounded", row -> row.value().numerator()),
    DENOMINATOR(
            Type.COUNT,
            "Of a percentage: people of whom they are a part, rounded",
            row -> row.about().kind().isShare() ? row.value().people() : null),
    VALUE(Type.NUMBER, "The figure; empty where symbol says why", row -> row.value().value()),
    LOWER(Type.NUMBER, "Lower end of its 95 % interval", row -> row.value().lower()),
    UPPER(Type.NUMBER, "Upper end of its 95 % interval", row -> row.value().upper()),
    N(Type.COUNT, "People whom the value rests on, rounded", row -> row.value().people()),
    SYMBOL(
            Type.TEXT,
            "[c] confidential, [u] low reliability, [x] not available, [z] not applicable; else"
                    + " empty",
            row -> row.line().symbol()),
    REASON(
            Type.TEXT,
            "Why there is no value, or no interval",
            row -> row.line().reason().orElse("")),
    BAND(
            Type.TEXT,
            "A service's place against the range expected of all services, where its reliability"
                    + " is .70 or more",
            row -> row.line().standing().band().orElse("")),
    RELIABILITY(
            Type.NUMBER,
            "How well the mean score tells this service from others, 0 to 1",
            row -> row.line().standing().reliability()),
    ADJUSTED_VALUE(
            Type.NUMBER,
            "The mean score adjusted for case mix",
            row -> row.line().standing().adjusted());

    private final Type type;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a function without a state.
    private final Function<Row, Object> cell;

    ObservationColumn(Type type, String meaning, Function<Row, Object> cell) {
        this.type = type;
        this.meaning = meaning;
        this.cell = cell;
    }

    /** Of the values of a column, as XML Schema has them. */
    public enum Type {
        TEXT("string"),
        MONTH("gYearMonth"),
        COUNT("integer"),
        NUMBER("decimal");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * A line where it stands.
     *
     * @param number of the edition, or what is written instead
     */
    record Row(InstrumentId instrument, Period period, String number, Observation line) {
        Observation.About about() {
            return line.about();
        }

        Observation.Value value() {
            return line.value();
        }
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Type type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    String text(Row row) {
        return switch (Optional.ofNullable(cell.apply(row)).orElse("")) {
            case Double value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
