package org.joinedup.publication;

import org.joinedup.kernel.Period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides when the people who have come are shown, and in which views. Pure.
 *
 * <p>People enter the views in batches of at least so many, each batch whole, and every view is the
 * sum of some batches. So whatever two views are compared, of one time or of two, of a month, its
 * quarter or its year: they differ by nobody or by a batch, unless somebody withdrew (see {@link
 * AmendShown}).
 *
 * <p>A month's people are a batch of their own as soon as they are enough. The rest waits until its
 * quarter opens or its months are over, and is then shown with the quarter; what is still too few
 * is shown with the year.
 */
final class DecideMoves {
    private final long batch;
    private final int settledAfterDays;

    /**
     * @param batch fewest people that enter the views together
     * @param settledAfterDays days after the end of a month from which few answers are still
     *     awaited
     */
    DecideMoves(long batch, int settledAfterDays) {
        this.batch = batch;
        this.settledAfterDays = settledAfterDays;
    }

    /**
     * What is known of one service's year.
     *
     * @param waiting people who came and are in no view yet, by month; none below 0
     * @param shown people in any tier, by month
     * @param closedQuarters the first months of those whose breakdowns are fixed
     */
    record Year(
            int year,
            Map<YearMonth, Long> waiting,
            Map<YearMonth, Long> shown,
            Set<YearMonth> closedQuarters,
            boolean closed) {
        private long waiting(YearMonth month) {
            return waiting.getOrDefault(month, 0L);
        }

        private long shown(Period period) {
            return months(period).stream().mapToLong(m -> shown.getOrDefault(m, 0L)).sum();
        }
    }

    /**
     * @param tiers where the people who wait are shown from now on; the others go on waiting
     * @param closedQuarters those to be closed now, by their first month
     */
    record Moves(
            SortedMap<YearMonth, Tier> tiers, Set<YearMonth> closedQuarters, boolean closesYear) {
        boolean isEmpty() {
            return tiers.isEmpty() && closedQuarters.isEmpty() && !closesYear;
        }
    }

    Moves decide(Year year, LocalDate today) {
        SortedMap<YearMonth, Tier> tiers = new TreeMap<>();
        Set<YearMonth> closing = new HashSet<>();
        for (int month = 1; month <= 12; month += 3) {
            Period quarter = Granularity.QUARTER.of(YearMonth.of(year.year(), month));
            if (year.closed() || year.closedQuarters().contains(quarter.from())) {
                moveLate(year, quarter, tiers);
            } else {
                move(year, quarter, today, tiers);
                if (isOver(quarter.to(), today) && isOpen(year, quarter, tiers)) {
                    closing.add(quarter.from());
                }
            }
        }
        Period all = Granularity.YEAR.of(YearMonth.of(year.year(), 1));
        boolean over = isOver(all.to(), today);
        if (!year.closed()) {
            moveLeftOver(year, today, tiers);
        }
        return new Moves(tiers, closing, over && !year.closed() && isOpen(year, all, tiers));
    }

    private void move(Year year, Period quarter, LocalDate today, Map<YearMonth, Tier> tiers) {
        for (YearMonth month : months(quarter)) {
            if (year.waiting(month) >= batch) {
                tiers.put(month, Tier.MONTH);
            }
        }
        boolean opens = !isOpen(year, quarter, tiers);
        moveTogether(
                year,
                months(quarter).stream()
                        .filter(month -> !tiers.containsKey(month))
                        .filter(month -> opens || isOver(month, today))
                        .toList(),
                Tier.QUARTER,
                tiers);
    }

    private void moveLate(Year year, Period quarter, Map<YearMonth, Tier> tiers) {
        moveTogether(year, months(quarter), Tier.LATE, tiers);
    }

    private void moveLeftOver(Year year, LocalDate today, Map<YearMonth, Tier> tiers) {
        moveTogether(
                year,
                months(Granularity.YEAR.of(YearMonth.of(year.year(), 1))).stream()
                        .filter(month -> !tiers.containsKey(month))
                        .filter(month -> isOver(Granularity.QUARTER.of(month).to(), today))
                        .toList(),
                Tier.YEAR,
                tiers);
    }

    private void moveTogether(
            Year year, List<YearMonth> months, Tier tier, Map<YearMonth, Tier> tiers) {
        if (months.stream().mapToLong(year::waiting).sum() >= batch) {
            months.stream()
                    .filter(month -> year.waiting(month) > 0)
                    .forEach(month -> tiers.put(month, tier));
        }
    }

    private boolean isOpen(Year year, Period period, Map<YearMonth, Tier> tiers) {
        return year.shown(period) > 0 || months(period).stream().anyMatch(tiers::containsKey);
    }

    private boolean isOver(YearMonth month, LocalDate today) {
        return today.isAfter(month.atEndOfMonth().plusDays(settledAfterDays));
    }

    private static List<YearMonth> months(Period period) {
        return Granularity.MONTH.divide(period).orElseThrow().stream().map(Period::from).toList();
    }
}
