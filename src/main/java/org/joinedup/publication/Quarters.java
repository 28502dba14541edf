package org.joinedup.publication;

import org.joinedup.kernel.Period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods that may be asked for: whole calendar quarters. Views then nest in steps of a
 * quarter, so that no two of them differ by the few people of a single month.
 */
public final class Quarters {
    private static final int MONTHS = 3;

    private Quarters() {}

    public static boolean isWhole(Period period) {
        return period.from().getMonthValue() % MONTHS == 1
                && period.to().getMonthValue() % MONTHS == 0;
    }

    /** Each quarter of a whole period. */
    static List<Period> within(Period period) {
        List<Period> quarters = new ArrayList<>();
        for (YearMonth from = period.from();
                from.isBefore(period.to());
                from = from.plusMonths(MONTHS)) {
            quarters.add(new Period(from, from.plusMonths(MONTHS - 1)));
        }
        return quarters;
    }

    public static Period of(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        YearMonth first = month.minusMonths((month.getMonthValue() - 1) % MONTHS);
        return new Period(first, first.plusMonths(MONTHS - 1));
    }

    /** The quarter of a day and those before it, the latest first. */
    public static List<Period> endingWith(LocalDate day, int count) {
        List<Period> quarters = new ArrayList<>();
        Period quarter = of(day);
        for (int i = 0; i < count; i++) {
            quarters.add(quarter);
            quarter = of(quarter.firstDay().minusDays(1));
        }
        return quarters;
    }

    /** For example {@code 2026 Q3}. */
    public static String name(Period quarter) {
        return quarter.from().getYear() + " Q" + quarter.firstDay().get(IsoFields.QUARTER_OF_YEAR);
    }
}
