package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.web.Messages;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Puts figures into words and lengths for the templates, in the language of the page. */
public final class Show {
    private static final double BAR = 100;

    private final Messages words;
    private final ZoneId zone;
    private final NumberFormat decimal;

    Show(Messages words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        this.decimal = NumberFormat.getNumberInstance(words.locale());
        decimal.setMinimumFractionDigits(1);
        decimal.setMaximumFractionDigits(1);
    }

    public String number(long count) {
        return NumberFormat.getIntegerInstance(words.locale()).format(count);
    }

    /** The value with its unit and symbol, or the symbol alone. */
    public String value(Figure figure) {
        if (figure.value() == null) {
            return figure.symbol();
        }
        String text = decimal.format(figure.value()) + (isPercent(figure) ? "\u00a0%" : "");
        return figure.symbol().isEmpty() ? text : text + " " + figure.symbol();
    }

    /** The interval, or why there is none. */
    public String interval(Figure figure) {
        if (figure.lower() != null && figure.upper() != null) {
            return words.text(
                    "dashboard.interval",
                    decimal.format(figure.lower()),
                    decimal.format(figure.upper()));
        }
        return Optional.ofNullable(figure.reason()).orElse("");
    }

    /** Date and time in the zone in which days are counted. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", words.locale())
                .format(instant.atZone(zone));
    }

    public String words(ItemResult item) {
        return item.text().replace("**", "");
    }

    /** A length or place on a bar that is 100 long. */
    public String length(Figure figure) {
        return figure.value() == null ? "0" : length(figure.value());
    }

    /** Where a figure begins that follows another on the same bar. */
    public String after(Figure first, Figure second) {
        double end =
                (first.value() == null ? 0 : first.value())
                        + (second.value() == null ? 0 : second.value());
        return length(end);
    }

    public String length(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.clamp(value, 0, BAR));
    }

    private static boolean isPercent(Figure figure) {
        return figure.unit().equals("percent");
    }
}
