package org.joinedup.publication;

import org.joinedup.figure.Audience;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator.Invited;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.questionnaire.Instrument;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /**
     * Those of each service by itself.
     *
     * @param audiences of each
     */
    Map<ServiceId, ShownPeople> byService(Function<Subject, Audience> audiences) {
        Map<ServiceId, List<ShownMonth>> monthsOf =
                months.stream().collect(Collectors.groupingBy(ShownMonth::service));
        Map<ServiceId, Map<ServiceMonth, Long>> cameTo = byService(came);
        Map<ServiceId, Map<ServiceMonth, Invited>> invitedTo = byService(invited);
        Map<ServiceId, ShownPeople> people = new HashMap<>();
        for (Service service : subject.services()) {
            Subject one = Subject.of(service);
            people.put(
                    service.id(),
                    new ShownPeople(
                            one,
                            instrument,
                            monthsOf.getOrDefault(service.id(), List.of()),
                            cameTo.getOrDefault(service.id(), Map.of()),
                            invitedTo.getOrDefault(service.id(), Map.of()),
                            audiences.apply(one)));
        }
        return people;
    }

    private static <T> Map<ServiceId, Map<ServiceMonth, T>> byService(Map<ServiceMonth, T> all) {
        Map<ServiceId, Map<ServiceMonth, T>> divided = new HashMap<>();
        all.forEach(
                (month, value) ->
                        divided.computeIfAbsent(month.service(), id -> new HashMap<>())
                                .put(month, value));
        return divided;
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
