package org.joinedup.publication;

import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.publication.DecideMoves.Year;
import org.joinedup.publication.ShownFigures.Head;
import org.joinedup.publication.ShownFigures.ServiceYear;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many people came to some services and how many are shown, without what they answered: enough
 * to know whose figures are to be moved.
 *
 * @param shown people in any tier
 * @param closed the months whose quarter is closed
 * @param came responses until now
 * @param erased responses that were ever erased
 */
record Ledger(
        Map<ServiceYear, Head> heads,
        Map<ServiceMonth, Long> shown,
        Set<ServiceMonth> closed,
        Map<ServiceMonth, Long> came,
        Map<ServiceMonth, Long> erased) {

    /** Those in which somebody came or is shown. */
    Set<ServiceYear> years() {
        Set<ServiceYear> years = new HashSet<>();
        came.keySet().forEach(month -> years.add(yearOf(month)));
        shown.keySet().forEach(month -> years.add(yearOf(month)));
        return years;
    }

    private static ServiceYear yearOf(ServiceMonth month) {
        return new ServiceYear(month.service(), month.month().getYear());
    }

    Head head(ServiceYear of) {
        return heads.getOrDefault(of, Head.NEW);
    }

    long erased(ServiceYear of) {
        return months(of).mapToLong(month -> erased.getOrDefault(month, 0L)).sum();
    }

    /** Whether somebody who may be shown is no longer there. */
    boolean hasLost(ServiceYear of) {
        return head(of).erased() != erased(of)
                || months(of)
                        .anyMatch(
                                month ->
                                        came.getOrDefault(month, 0L)
                                                < shown.getOrDefault(month, 0L));
    }

    private static Stream<ServiceMonth> months(ServiceYear of) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new ServiceMonth(of.service(), YearMonth.of(of.year(), month)));
    }

    /** Of one whose people are all still there. */
    Year year(ServiceYear of) {
        Map<YearMonth, Long> waiting = new HashMap<>();
        Map<YearMonth, Long> before = new HashMap<>();
        Set<YearMonth> closedQuarters = new HashSet<>();
        months(of)
                .forEach(
                        key -> {
                            long people = shown.getOrDefault(key, 0L);
                            before.put(key.month(), people);
                            waiting.put(key.month(), came.getOrDefault(key, 0L) - people);
                            if (closed.contains(key)) {
                                closedQuarters.add(Granularity.QUARTER.of(key.month()).from());
                            }
                        });
        return new Year(of.year(), waiting, before, closedQuarters, head(of).closed());
    }
}
