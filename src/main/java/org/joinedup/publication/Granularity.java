package org.joinedup.publication;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Period;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long the periods are that are shown: calendar months, quarters or years. */
public enum Granularity implements Coded {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private static final Pattern WRITTEN =
            Pattern.compile("(?<year>[0-9]{4})(-Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2]))?");

    private final int months;

    Granularity(int months) {
        this.months = months;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whom a period of this length shows. */
    boolean shows(Tier tier) {
        return switch (this) {
            case MONTH -> tier == Tier.MONTH;
            case QUARTER -> tier != Tier.YEAR;
            case YEAR -> true;
        };
    }

    /** The one that a month is in. */
    public Period of(YearMonth month) {
        YearMonth first = month.minusMonths((month.getMonthValue() - 1) % months);
        return new Period(first, first.plusMonths(months - 1));
    }

    /** The same months one year earlier. */
    public static Period yearBefore(Period period) {
        return new Period(period.from().minusYears(1), period.to().minusYears(1));
    }

    /**
     * @return empty unless it is made of whole periods of this length
     */
    public Optional<List<Period>> divide(Period period) {
        if (!of(period.from()).from().equals(period.from())
                || !of(period.to()).to().equals(period.to())) {
            return Optional.empty();
        }
        List<Period> parts = new ArrayList<>();
        for (YearMonth month = period.from();
                !month.isAfter(period.to());
                month = month.plusMonths(months)) {
            parts.add(of(month));
        }
        return Optional.of(parts);
    }

    /** A period as it is written: {@code 2026}, {@code 2026-Q1} or {@code 2026-01}. */
    public static Optional<Period> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(written.group("year"));
        if (written.group("quarter") != null) {
            int quarter = Integer.parseInt(written.group("quarter"));
            return Optional.of(QUARTER.of(YearMonth.of(year, QUARTER.months * quarter)));
        }
        if (written.group("month") != null) {
            int month = Integer.parseInt(written.group("month"));
            return Optional.of(MONTH.of(YearMonth.of(year, month)));
        }
        return Optional.of(YEAR.of(YearMonth.of(year, 1)));
    }

    /** The length of a period that is exactly one. */
    public static Optional<Granularity> ofOne(Period period) {
        return Stream.of(values())
                .filter(granularity -> granularity.of(period.from()).equals(period))
                .findFirst();
    }
}
