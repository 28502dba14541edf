package org.joinedup.kernel;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Whole calendar months, both ends included. A response belongs to the month of its person's
 * transition.
 */
public record Period(YearMonth from, YearMonth to) {
    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from is after to");
        }
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return to.atEndOfMonth();
    }
}
