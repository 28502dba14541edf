package org.joinedup.publication;

import org.joinedup.kernel.Period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** Calendar quarters: which there are, and how they are called. */
public final class Quarters {
    private Quarters() {}

    public static Period of(LocalDate day) {
        return Granularity.QUARTER.of(YearMonth.from(day));
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
