package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

class DifferencingTest {
    /** The worked table of the UK Health Security Agency: A 10, 1; B 13, 111; C 15, 17. */
    private static final long[] TABLE = {10, 1, 13, 111, 15, 17};

    private static final int SMALLEST = 8;

    @Test
    void in_a_column_with_a_total_the_small_cell_and_the_next_smallest_are_kept_back() {
        Differencing differencing = new Differencing(TABLE, SMALLEST);

        assertThat(differencing.admit(parts(0, 2, 4))).as("total 38").isTrue();
        assertThat(differencing.admit(parts(1, 3, 5))).as("total 129").isTrue();
        assertThat(differencing.admit(parts(3))).as("B 111").isTrue();
        assertThat(differencing.admit(parts(5))).as("C 17").isFalse();
        assertThat(differencing.admit(parts(4))).as("C 15").isTrue();
        assertThat(differencing.admit(parts(2))).as("B 13").isTrue();
        assertThat(differencing.admit(parts(0))).as("A 10").isTrue();
        assertThat(differencing.admit(parts(1))).as("A 1").isFalse();
    }

    @Test
    void with_row_totals_kept_suppressing_in_one_column_is_not_enough() {
        Differencing differencing = new Differencing(TABLE, SMALLEST);

        assertThat(differencing.admit(parts(0, 2, 4))).isTrue();
        assertThat(differencing.admit(parts(1, 3, 5))).isTrue();
        assertThat(differencing.admit(parts(0, 1))).as("A 11").isTrue();
        assertThat(differencing.admit(parts(2, 3))).as("B 124").isTrue();
        assertThat(differencing.admit(parts(4, 5))).as("C 32").isTrue();
        assertThat(differencing.admit(parts(0))).as("A 10 gives A 1 away").isFalse();
        assertThat(differencing.admit(parts(3))).as("B 111").isTrue();
        assertThat(differencing.admit(parts(5))).as("C 17 gives A 1 away").isFalse();
    }

    @Test
    void two_overlapping_groups_whose_difference_is_a_few_people_are_not_both_shown() {
        Differencing differencing = new Differencing(new long[] {40, 50, 3}, 10);

        assertThat(differencing.admit(parts(0, 1, 2))).isTrue();
        assertThat(differencing.admit(parts(0, 1))).isFalse();
        assertThat(differencing.admit(parts(0))).isTrue();
    }

    @Test
    void three_views_that_give_a_group_away_only_together_are_not_all_shown() {
        // a + b, b + c and a + c give a, b and c.
        Differencing differencing = new Differencing(new long[] {6, 7, 8}, 10);

        assertThat(differencing.admit(parts(0, 1))).isTrue();
        assertThat(differencing.admit(parts(1, 2))).isTrue();
        assertThat(differencing.admit(parts(0, 2))).isFalse();
    }

    @Test
    void parts_without_people_give_nobody_away() {
        Differencing differencing = new Differencing(new long[] {12, 0, 15}, 10);

        assertThat(differencing.admit(parts(0, 1, 2))).isTrue();
        assertThat(differencing.admit(parts(0))).isTrue();
        assertThat(differencing.admit(parts(1))).isTrue();
        assertThat(differencing.admit(parts(1, 2))).isTrue();
    }

    @Test
    void two_views_that_differ_by_one_person_less_another_are_not_both_shown() {
        // Everyone; p1, a, b and c; p2, a, b and c.
        Differencing differencing = new Differencing(new long[] {1, 1, 1, 1, 1, 1, 1}, 3);

        assertThat(differencing.admit(parts(0, 1, 2, 3, 4, 5, 6))).isTrue();
        assertThat(differencing.admit(parts(0, 2, 3, 4))).isTrue();
        assertThat(differencing.admit(parts(1, 2, 3, 4))).isFalse();
    }

    @Test
    void a_hundred_destinations_of_a_few_people_a_quarter_are_decided_in_seconds() {
        long[] people = new long[4 * 120];
        Arrays.setAll(people, i -> i < 120 ? 7 : 8);
        Differencing differencing = new Differencing(people, 30);
        for (int quarter = 0; quarter < 4; quarter++) {
            int from = 120 * quarter;
            differencing.admit(parts(IntStream.range(from, from + 120).toArray()));
        }

        long admitted =
                assertTimeout(
                        Duration.ofSeconds(20),
                        () ->
                                IntStream.range(0, 120)
                                        .mapToObj(d -> parts(d, 120 + d, 240 + d, 360 + d))
                                        .filter(differencing::admit)
                                        .count());

        assertThat(admitted).isEqualTo(120);
    }

    @Test
    void a_view_that_would_take_too_long_to_try_is_refused() {
        long[] people = new long[500];
        Arrays.fill(people, 3);
        Differencing differencing = new Differencing(people, 14);

        List<Boolean> admitted =
                IntStream.range(0, 100)
                        .mapToObj(i -> parts(IntStream.range(5 * i, 5 * i + 5).toArray()))
                        .map(differencing::admit)
                        .toList();

        assertThat(admitted.subList(0, 40)).containsOnly(true);
        assertThat(admitted.subList(60, 100)).containsOnly(false);
    }

    private static BitSet parts(int... parts) {
        BitSet set = new BitSet();
        for (int part : parts) {
            set.set(part);
        }
        return set;
    }
}
