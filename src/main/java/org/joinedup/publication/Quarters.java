package org.joinedup.publication;

import org.joinedup.kernel.Period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods that may be asked for: one calendar quarter at a time. Views of longer and shorter
 * spans would nest, and the difference of two gives back what was withheld.
 */
public final class Quarters {
    private static final int MONTHS = 3;

    private Quarters() {}

    static boolean isOne(Period period) {
        return period.equals(of(period.firstDay()));
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
