package org.joinedup.dashboard;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.Quarters;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quarter or a year whose figures can be looked at. A small service may have figures of the year
 * alone.
 *
 * @param name as it is shown
 */
public record PeriodChoice(String name, Period period, Granularity by) {
    private static final int QUARTERS = 7;
    private static final int YEARS = 3;

    /** The latest quarter first, then the years; those of today are still filling. */
    static List<PeriodChoice> all(LocalDate today) {
        List<PeriodChoice> all = new ArrayList<>();
        for (Period quarter : Quarters.endingWith(today, QUARTERS)) {
            all.add(new PeriodChoice(Quarters.name(quarter), quarter, Granularity.QUARTER));
        }
        for (int back = 0; back < YEARS; back++) {
            Period year = Granularity.YEAR.of(YearMonth.from(today).minusYears(back));
            all.add(
                    new PeriodChoice(
                            Integer.toString(year.from().getYear()), year, Granularity.YEAR));
        }
        return all;
    }

    /** The newest of a length whose parts are fixed. */
    static Optional<PeriodChoice> settled(Granularity by, LocalDate today, DisclosureRules rules) {
        return all(today).stream()
                .filter(choice -> choice.by() == by && choice.isSettled(today, rules))
                .findFirst();
    }

    boolean isSettled(LocalDate today, DisclosureRules rules) {
        return rules.isSettled(period, today);
    }

    /** The last whole quarter. Answers to it may still come for 42 days after its end. */
    private static PeriodChoice usual(LocalDate today) {
        return all(today).get(1);
    }

    /**
     * @param inAddress of the page; without it the usual one is meant
     */
    static Optional<PeriodChoice> chosen(Optional<String> inAddress, LocalDate today) {
        return inAddress.isEmpty()
                ? Optional.of(usual(today))
                : all(today).stream()
                        .filter(choice -> choice.inAddresses().equals(inAddress.get()))
                        .findFirst();
    }

    public String inAddresses() {
        return name.replace(' ', '-');
    }
}
