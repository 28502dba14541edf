package org.joinedup.publication;

import org.joinedup.figure.Audience;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator.Invited;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.questionnaire.Instrument;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The people of a subject who may enter its figures, in whole years.
 *
 * @param came responses until now, shown or not
 * @param invited until now, of every month
 */
record ShownPeople(
        Subject subject,
        Instrument instrument,
        List<ShownMonth> months,
        Map<ServiceMonth, Long> came,
        Map<ServiceMonth, Invited> invited,
        Audience audience) {

    /** Everyone whom a period of this length shows. */
    Counts in(Period period, Granularity by) {
        return in(period, by, Breakdown.ALL);
    }

    /** The same people, divided one way. */
    Counts in(Period period, Granularity by, Breakdown breakdown) {
        return in(months, period, by, tier -> true, breakdown);
    }

    /** Whom the breakdowns of a period show, divided one way. */
    Counts dividedIn(Period period, Granularity by, Breakdown breakdown) {
        return dividedIn(months, period, by, breakdown);
    }

    /** The same of some of the months, as those of one service. */
    Counts dividedIn(List<ShownMonth> some, Period period, Granularity by, Breakdown breakdown) {
        return in(some, period, by, tier -> tier != Tier.LATE, breakdown);
    }

    List<ShownMonth> monthsIn(Period period) {
        return months.stream().filter(each -> isWithin(each.month(), period)).toList();
    }

    long cameIn(Period period) {
        return came.entrySet().stream()
                .filter(each -> isWithin(each.getKey().month(), period))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Also of the months and services of which nobody is shown. */
    Indicator.Invitations invitationsIn(Period period) {
        long people = 0;
        boolean known = true;
        for (Map.Entry<ServiceMonth, Invited> each : invited.entrySet()) {
            if (isWithin(each.getKey().month(), period)) {
                people += each.getValue().people();
                known &= each.getValue().known();
            }
        }
        return new Indicator.Invitations(people, known, cameIn(period));
    }

    private Counts in(
            List<ShownMonth> some,
            Period period,
            Granularity by,
            Predicate<Tier> wanted,
            Breakdown breakdown) {
        Counts counts = new Counts(instrument.items().size());
        for (ShownMonth each : some) {
            if (isWithin(each.month(), period)) {
                each.tiers()
                        .forEach(
                                (tier, people) -> {
                                    if (wanted.test(tier) && by.shows(tier)) {
                                        counts.merge(people, breakdown);
                                    }
                                });
            }
        }
        return counts;
    }

    private static boolean isWithin(YearMonth month, Period period) {
        return !month.isBefore(period.from()) && !month.isAfter(period.to());
    }
}
