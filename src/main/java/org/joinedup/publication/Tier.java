package org.joinedup.publication;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/**
 * In which views the people of a month are shown, once enough have come. Everybody is in one tier,
 * for good.
 */
enum Tier implements Coded {
    /** In the month, its quarter and its year. */
    MONTH,
    /** In the quarter and the year: too few came in the month to be told apart. */
    QUARTER,
    /**
     * In the quarter and the year, but in no breakdown: they came when the quarter was closed and
     * its breakdowns were fixed.
     */
    LATE,
    /** In the year alone: too few came in the quarter. */
    YEAR;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
