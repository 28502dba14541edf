package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearBoundsTest {
    /** A table of two rows and columns whose margins are 10, 20 and 12, 18. */
    private static final LinearBounds TABLE =
            new LinearBounds(
                    new double[][] {{1, 1, 0, 0}, {0, 0, 1, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}},
                    new double[] {10, 20, 12, 18});

    @Test
    void the_bounds_of_a_cell_are_those_of_frechet() {
        double[] first = {1, 0, 0, 0};
        double[] last = {0, 0, 0, 1};

        assertThat(TABLE.most(first)).as("the lesser margin").isCloseTo(10, within(1e-9));
        assertThat(TABLE.least(first)).as("nothing").isCloseTo(0, within(1e-9));
        assertThat(TABLE.most(last)).as("the lesser margin").isCloseTo(18, within(1e-9));
        assertThat(TABLE.least(last)).as("20 + 18 - 30").isCloseTo(8, within(1e-9));
    }

    @Test
    void a_sum_that_is_known_has_no_room_and_one_that_nothing_holds_has_no_end() {
        LinearBounds bounds = new LinearBounds(new double[][] {{1, 1, 0}}, new double[] {7});

        assertThat(bounds.most(new double[] {1, 1, 0})).isCloseTo(7, within(1e-9));
        assertThat(bounds.least(new double[] {1, 1, 0})).isCloseTo(7, within(1e-9));
        assertThat(bounds.most(new double[] {1, 0, 1})).isInfinite();
    }
}
