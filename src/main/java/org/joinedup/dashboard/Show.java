package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.web.Messages;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Puts figures into words and lengths for the pages, in their language. */
public final class Show {
    private static final double BAR = 100;
    private static final String MINUS = "\u2212";

    private final Messages words;
    private final Clock clock;

    Show(Messages words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    String say(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    public String number(long count) {
        return NumberFormat.getIntegerInstance(words.locale()).format(count);
    }

    public String decimal(double number) {
        return decimal(number, 1);
    }

    String decimal(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(Math.abs(number));
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return number < 0 && !isZero ? MINUS + text : text;
    }

    private String signed(double number) {
        String text = decimal(number);
        return text.startsWith(MINUS) || decimal(0).equals(text) ? text : "+" + text;
    }

    /** The value with its unit and symbol, or the symbol alone. */
    public String value(Figure figure) {
        return value(figure, false);
    }

    String value(Figure figure, boolean signed) {
        if (figure.value() == null) {
            return figure.symbol();
        }
        String text =
                (signed ? signed(figure.value()) : decimal(figure.value()))
                        + (figure.unit().equals("percent") ? "\u00a0%" : "");
        return figure.symbol().isEmpty() ? text : text + " " + figure.symbol();
    }

    /** The interval, or why there is none. */
    public String interval(Figure figure) {
        return interval(figure, false);
    }

    private String interval(Figure figure, boolean signed) {
        if (figure.lower() != null && figure.upper() != null) {
            return signed
                    ? range(signed(figure.lower()), signed(figure.upper()))
                    : range(decimal(figure.lower()), decimal(figure.upper()));
        }
        return Optional.ofNullable(figure.reason()).orElse("");
    }

    String range(double from, double to) {
        return range(decimal(from), decimal(to));
    }

    private String range(String from, String to) {
        return words.text("dashboard.interval", from, to);
    }

    /** A value with its interval in one go, as in a sentence. */
    String inSentence(Figure figure) {
        String interval = interval(figure);
        return interval.isEmpty() ? value(figure) : value(figure) + " (" + interval + ")";
    }

    public String text(Cell cell) {
        return switch (cell) {
            case Cell.Words(String text, String beside, String path) -> text;
            case Cell.Count(Long number) -> number == null ? Figure.CONFIDENTIAL : number(number);
            case Cell.Plain(Double number, int decimals) ->
                    number == null ? "" : decimal(number, decimals);
            case Cell.Of(Figure figure, boolean signed) -> value(figure, signed);
        };
    }

    public String beside(Cell cell) {
        return switch (cell) {
            case Cell.Words(String text, String beside, String path) -> beside;
            case Cell.Of(Figure figure, boolean signed) -> interval(figure, signed);
            case Cell.Count ignored -> "";
            case Cell.Plain ignored -> "";
        };
    }

    public String path(Cell cell) {
        return cell instanceof Cell.Words(String text, String beside, String path) ? path : "";
    }

    /** Date and time in the zone in which days are counted. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", words.locale())
                .format(instant.atZone(clock.getZone()));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String date(LocalDate day) {
        return words.date(day);
    }

    /** Months such as {@code 2026-01} by their names. */
    String months(String from, String to) {
        YearMonth first = YearMonth.parse(from);
        YearMonth last = YearMonth.parse(to);
        if (first.equals(last)) {
            return month("MMM uuuu", first);
        }
        String start = month(first.getYear() == last.getYear() ? "MMM" : "MMM uuuu", first);
        return words.text("dashboard.months", start, month("MMM uuuu", last));
    }

    private String month(String pattern, YearMonth month) {
        return DateTimeFormatter.ofPattern(pattern, words.locale()).format(month);
    }

    /** A language by its name in the language of the page. */
    String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(words.locale());
    }

    static String words(ItemResult item) {
        return item.text().replace("**", "");
    }

    /** A length or place on a bar that is 100 long. */
    public String length(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.clamp(value, 0, BAR));
    }
}
