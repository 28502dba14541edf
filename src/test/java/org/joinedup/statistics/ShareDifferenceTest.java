package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class ShareDifferenceTest {

    private static Proportion share(long count, long of) {
        return Proportion.wilson(count, of, 0.95).get();
    }

    @Test
    void against_one_other_it_is_newcombes_tenth_method() {
        // Newcombe 1998, Stat Med 17:873, table II (a): 56/70 - 48/80, method 10.
        ShareDifference difference =
                ShareDifference.toMeanOf(List.of(share(48, 80)), share(56, 70)).get();
        assertEquals(0.2, difference.value(), 1e-12);
        assertEquals(0.0524, difference.interval().lower(), 5e-5);
        assertEquals(0.3339, difference.interval().upper(), 5e-5);
    }

    @Test
    void against_the_mean_of_three_it_is_that_of_R() {
        // R 4.2.2: the limits of prop.test(correct = FALSE), combined.
        ShareDifference difference =
                ShareDifference.toMeanOf(
                                List.of(share(48, 80), share(90, 100), share(30, 40)),
                                share(56, 70))
                        .get();
        assertEquals(0.75, difference.othersMean(), 1e-12);
        assertEquals(0.05, difference.value(), 1e-12);
        assertEquals(-0.0697555748481, difference.interval().lower(), 1e-10);
        assertEquals(0.1521498985174, difference.interval().upper(), 1e-10);
    }

    @Test
    void at_the_ends_of_the_scale_the_difference_stays_within_one() {
        ShareDifference most =
                ShareDifference.toMeanOf(List.of(share(0, 10), share(0, 50)), share(10, 10)).get();
        assertEquals(1, most.value());
        assertEquals(1, most.interval().upper(), 1e-12);
        assertTrue(most.interval().lower() > 0);
    }

    @Test
    void without_others_there_is_no_difference() {
        assertEquals(
                Reason.NO_DATA,
                ShareDifference.toMeanOf(List.of(), share(1, 2)).whyUndefined().orElseThrow());
    }

    @Test
    void intervals_of_different_levels_are_not_combined() {
        List<Proportion> others = List.of(Proportion.wilson(1, 2, 0.9).get());
        Proportion share = share(1, 2);
        assertThrows(IllegalArgumentException.class, () -> ShareDifference.toMeanOf(others, share));
    }
}
