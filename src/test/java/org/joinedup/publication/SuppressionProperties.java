package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * An attacker who solves the linear constraints of everything that is shown of a year: its quarters
 * by category, with all totals.
 */
class SuppressionProperties {
    private static final int FEWEST = 10;
    private static final int YEAR = 2025;
    private static final String[] CATEGORIES = {"a", "b", "c", "d"};

    @Property(tries = 500)
    void no_cell_of_few_people_is_known_to_within_two_of_its_value(@ForAll long seed) {
        Random random = new Random(seed);
        int[][] people = new int[4][CATEGORIES.length];
        for (int[] quarter : people) {
            Arrays.setAll(
                    quarter, c -> random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(60));
        }
        Map<Period, Set<String>> admitted =
                Suppression.categories(months(people), Breakdown.RESPONDENT, FEWEST);
        LinearBounds bounds = bounds(views(people, admitted).values(), people);
        for (int q = 0; q < 4; q++) {
            for (int c = 0; c < CATEGORIES.length; c++) {
                int cell = people[q][c];
                if (cell > 0 && cell < FEWEST) {
                    int at = q * CATEGORIES.length + c;
                    double[] only = new double[4 * CATEGORIES.length];
                    only[at] = 1;
                    double least = bounds.least(only);
                    double most = bounds.most(only);
                    assertThat((double) cell)
                            .as("the truth is possible")
                            .isBetween(least - 1e-6, most + 1e-6);
                    assertThat(least < cell - 2 || most > cell + 2)
                            .as("%s knows [%s][%s] in %s to %s", admitted, q, c, least, most)
                            .isTrue();
                }
            }
        }
    }

    @Property(tries = 300)
    void what_is_shown_of_a_category_is_never_of_few_people(@ForAll long seed) {
        Random random = new Random(seed);
        int[][] people = new int[4][CATEGORIES.length];
        for (int[] quarter : people) {
            Arrays.setAll(quarter, c -> random.nextInt(25));
        }
        Map<Period, Set<String>> admitted =
                Suppression.categories(months(people), Breakdown.RESPONDENT, FEWEST);
        views(people, admitted)
                .forEach(
                        (view, cells) ->
                                assertThat(sum(people, cells))
                                        .as(view)
                                        .satisfiesAnyOf(
                                                n -> assertThat(n).isZero(),
                                                n -> assertThat(n).isGreaterThanOrEqualTo(FEWEST)));
    }

    /** All cells that nobody is in are among the unknowns: an attacker does not know which. */
    private static LinearBounds bounds(Collection<double[]> known, int[][] people) {
        return new LinearBounds(
                known.toArray(double[][]::new),
                known.stream().mapToDouble(cells -> sum(people, cells)).toArray());
    }

    /** Every number of people that is shown, with the cells that it is the sum of. */
    private static Map<String, double[]> views(int[][] people, Map<Period, Set<String>> admitted) {
        Map<String, double[]> views = new LinkedHashMap<>();
        Period year = Granularity.YEAR.of(YearMonth.of(YEAR, 1));
        List<Period> quarters = Granularity.QUARTER.divide(year).orElseThrow();
        Set<Period> totals = Suppression.ofMonths(months(people), Set.of(), FEWEST);
        if (totals.contains(year)) {
            views.put("year", cells(q -> true, c -> true));
        }
        for (int q = 0; q < 4; q++) {
            int quarter = q;
            if (totals.contains(quarters.get(q))) {
                views.put("quarter " + q, cells(i -> i == quarter, c -> true));
            }
            for (int c = 0; c < CATEGORIES.length; c++) {
                int category = c;
                if (admitted.getOrDefault(quarters.get(q), Set.of()).contains(CATEGORIES[c])) {
                    views.put(
                            "quarter " + q + CATEGORIES[c],
                            cells(i -> i == quarter, i -> i == category));
                }
            }
        }
        for (int c = 0; c < CATEGORIES.length; c++) {
            int category = c;
            if (admitted.getOrDefault(year, Set.of()).contains(CATEGORIES[c])) {
                views.put("year " + CATEGORIES[c], cells(q -> true, i -> i == category));
            }
        }
        return views;
    }

    private static double[] cells(IntPredicate quarters, IntPredicate categories) {
        double[] cells = new double[4 * CATEGORIES.length];
        for (int q = 0; q < 4; q++) {
            for (int c = 0; c < CATEGORIES.length; c++) {
                cells[q * CATEGORIES.length + c] = quarters.test(q) && categories.test(c) ? 1 : 0;
            }
        }
        return cells;
    }

    private static int sum(int[][] people, double[] cells) {
        int sum = 0;
        for (int q = 0; q < 4; q++) {
            for (int c = 0; c < CATEGORIES.length; c++) {
                sum += ((int) cells[q * CATEGORIES.length + c]) * people[q][c];
            }
        }
        return sum;
    }

    private static List<ShownMonth> months(int[][] people) {
        List<ShownMonth> months = new ArrayList<>();
        for (int q = 0; q < 4; q++) {
            Counts counts = new Counts(1);
            GroupSummary whole = new GroupSummary(1);
            for (int c = 0; c < CATEGORIES.length; c++) {
                BreakdownSummary part = new BreakdownSummary(1);
                for (int i = 0; i < people[q][c]; i++) {
                    part.add(new byte[] {3});
                    whole.add(new byte[] {3}, Circumstances.NOT_RECORDED);
                }
                counts.add(Breakdown.RESPONDENT, CATEGORIES[c], part.people(), 0, part.encode());
            }
            counts.add(Breakdown.ALL, "", whole.people(), 0, whole.encode());
            ShownMonth month =
                    new ShownMonth(
                            new ServiceId(new UUID(1, 1)),
                            YearMonth.of(YEAR, 3 * q + 1),
                            true,
                            Instant.EPOCH);
            month.tiers().put(Tier.QUARTER, counts);
            months.add(month);
        }
        return months;
    }
}
