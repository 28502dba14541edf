package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.joinedup.kernel.Period;
import org.joinedup.publication.DecideMoves.Moves;
import org.joinedup.publication.DecideMoves.Year;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A year in which people come when they like, and somebody looks when they like. */
class DecideMovesProperties {
    private static final int BATCH = 10;

    /** Every view that was ever shown, as the set of its people. */
    @Property(tries = 100)
    void any_two_views_of_any_two_times_that_nest_differ_by_nobody_or_by_ten(@ForAll long seed) {
        Random random = new Random(seed);
        DecideMoves decide = new DecideMoves(BATCH, 56);
        Map<YearMonth, Set<Integer>> waiting = new HashMap<>();
        Map<YearMonth, Map<Tier, Set<Integer>>> shown = new HashMap<>();
        Set<YearMonth> closed = new HashSet<>();
        boolean closedYear = false;
        List<Set<Integer>> views = new ArrayList<>();
        int person = 0;
        int rate = 1 + random.nextInt(6);
        for (LocalDate day = LocalDate.of(2026, 1, 1);
                day.isBefore(LocalDate.of(2027, 9, 1));
                day = day.plusDays(1 + random.nextInt(20))) {
            for (int i = random.nextInt(rate * 3); i > 0; i--) {
                YearMonth month =
                        YearMonth.of(
                                2026,
                                1
                                        + random.nextInt(
                                                day.getYear() > 2026 ? 12 : day.getMonthValue()));
                waiting.computeIfAbsent(month, m -> new HashSet<>()).add(person++);
            }
            Moves moves = decide.decide(year(waiting, shown, closed, closedYear), day);
            moves.tiers()
                    .forEach(
                            (month, tier) ->
                                    shown.computeIfAbsent(month, m -> new HashMap<>())
                                            .computeIfAbsent(tier, t -> new HashSet<>())
                                            .addAll(waiting.remove(month)));
            closed.addAll(moves.closedQuarters());
            closedYear |= moves.closesYear();
            addViews(views, shown);
        }
        for (Set<Integer> one : views) {
            for (Set<Integer> other : views) {
                if (one.containsAll(other)) {
                    assertThat(one.size() - other.size())
                            .satisfiesAnyOf(
                                    size -> assertThat(size).isZero(),
                                    size -> assertThat(size).isGreaterThanOrEqualTo(BATCH));
                }
            }
        }
        assertThat(person - total(shown)).as("left unshown in the end").isLessThan(5 * BATCH);
    }

    private static Year year(
            Map<YearMonth, Set<Integer>> waiting,
            Map<YearMonth, Map<Tier, Set<Integer>>> shown,
            Set<YearMonth> closed,
            boolean closedYear) {
        Map<YearMonth, Long> people = new HashMap<>();
        waiting.forEach((month, who) -> people.put(month, (long) who.size()));
        Map<YearMonth, Long> before = new HashMap<>();
        shown.forEach(
                (month, tiers) ->
                        before.put(month, tiers.values().stream().mapToLong(Set::size).sum()));
        return new Year(2026, people, before, closed, closedYear);
    }

    private static void addViews(
            List<Set<Integer>> views, Map<YearMonth, Map<Tier, Set<Integer>>> shown) {
        Period all = Granularity.YEAR.of(YearMonth.of(2026, 1));
        for (Granularity by : Granularity.values()) {
            for (Period period : by.divide(all).orElseThrow()) {
                Set<Integer> view = new HashSet<>();
                shown.forEach(
                        (month, tiers) -> {
                            if (by.of(month).equals(period)) {
                                tiers.forEach(
                                        (tier, who) -> {
                                            if (by.shows(tier)) {
                                                view.addAll(who);
                                            }
                                        });
                            }
                        });
                if (!views.contains(view)) {
                    views.add(view);
                }
            }
        }
    }

    private static int total(Map<YearMonth, Map<Tier, Set<Integer>>> shown) {
        return shown.values().stream()
                .flatMap(tiers -> tiers.values().stream())
                .mapToInt(Set::size)
                .sum();
    }
}
