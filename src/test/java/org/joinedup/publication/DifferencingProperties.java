package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.apache.commons.math3.fraction.BigFraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** An attacker who combines everything that is shown in every way. */
class DifferencingProperties {
    private static final int FEWEST = 10;

    @Property(tries = 2_000)
    void no_group_of_few_people_is_a_combination_of_what_is_shown(@ForAll long seed) {
        Random random = new Random(seed);
        int parts = 2 + random.nextInt(7);
        long[] people = new long[parts];
        Arrays.setAll(
                people, i -> random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(12));
        Differencing differencing = new Differencing(people, FEWEST);
        List<BitSet> shown = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            BitSet view = BitSet.valueOf(new long[] {1 + random.nextInt((1 << parts) - 1)});
            if (differencing.admit(view)) {
                shown.add(view);
            }
        }
        for (int group = 1; group < 1 << parts; group++) {
            BitSet members = BitSet.valueOf(new long[] {group});
            long weight = members.stream().mapToLong(i -> people[i]).sum();
            boolean plain = members.stream().allMatch(i -> people[i] > 0);
            if (plain && weight < FEWEST) {
                assertThat(isCombination(members, shown, people))
                        .as("%s of %s from %s", members, Arrays.toString(people), shown)
                        .isFalse();
            }
        }
    }

    @Property(tries = 500)
    void a_view_of_enough_people_is_shown_where_nothing_else_is(@ForAll long seed) {
        Random random = new Random(seed);
        long[] people = {random.nextInt(30), random.nextInt(30), random.nextInt(30)};
        BitSet view = BitSet.valueOf(new long[] {1 + random.nextInt(7)});
        long weight = view.stream().mapToLong(i -> people[i]).sum();

        assertThat(new Differencing(people, FEWEST).admit(view))
                .isEqualTo(weight == 0 || weight >= FEWEST);
    }

    /** By exact elimination over the parts that somebody is in. */
    private static boolean isCombination(BitSet group, List<BitSet> shown, long[] people) {
        List<BigFraction[]> rows = new ArrayList<>();
        shown.forEach(view -> insert(rows, row(view, people)));
        return isZero(reduce(rows, row(group, people)));
    }

    private static void insert(List<BigFraction[]> rows, BigFraction[] row) {
        BigFraction[] rest = reduce(rows, row);
        if (!isZero(rest)) {
            rows.add(rest);
        }
    }

    private static BigFraction[] reduce(List<BigFraction[]> rows, BigFraction[] row) {
        BigFraction[] rest = row.clone();
        for (BigFraction[] each : rows) {
            int pivot = pivot(each);
            BigFraction factor = rest[pivot].divide(each[pivot]);
            for (int i = 0; i < rest.length; i++) {
                rest[i] = rest[i].subtract(factor.multiply(each[i]));
            }
        }
        return rest;
    }

    private static int pivot(BigFraction[] row) {
        int i = 0;
        while (row[i].equals(BigFraction.ZERO)) {
            i++;
        }
        return i;
    }

    private static boolean isZero(BigFraction[] row) {
        return Arrays.stream(row).allMatch(BigFraction.ZERO::equals);
    }

    private static BigFraction[] row(BitSet view, long[] people) {
        BigFraction[] row = new BigFraction[people.length];
        Arrays.setAll(row, i -> view.get(i) && people[i] > 0 ? BigFraction.ONE : BigFraction.ZERO);
        return row;
    }
}
