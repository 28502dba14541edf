package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.IntStream;

class ItemGroupTest {

    private static CrossProducts products(int[]... people) {
        CrossProducts products = new CrossProducts(people[0].length);
        for (int[] person : people) {
            byte[] codes = new byte[person.length];
            IntStream.range(0, codes.length).forEach(i -> codes[i] = (byte) person[i]);
            products.add(codes);
        }
        return products;
    }

    @Test
    void three_of_four_items_of_six_people_are_as_in_R() {
        // R 4.2.2: t.test and sd of the people's (rowMeans - 1) / 3 * 100.
        CrossProducts products =
                products(
                        new int[] {3, 4, 2, 3},
                        new int[] {4, 4, 4, 4},
                        new int[] {2, 1, 3, 2},
                        new int[] {3, 3, 4, 4},
                        new int[] {1, 2, 2, 1},
                        new int[] {4, 3, 3, 2},
                        new int[] {4, 3, 9, 2});
        MeanFigure group = ItemGroup.mean(products, 0.95, 0, 2, 3).get();
        assertEquals(6, group.n());
        assertEquals(61.1111111111, group.mean(), 1e-9);
        assertEquals(32.0108006464, group.standardDeviation().get(), 1e-9);
        assertEquals(27.5178360512, group.interval().get().lower(), 1e-8);
        assertEquals(94.7043861711, group.interval().get().upper(), 1e-8);
        MeanFigure all = ItemGroup.mean(products, 0.95, 0, 1, 2, 3).get();
        assertEquals(31.0316445417, all.standardDeviation().get(), 1e-9);
        assertEquals(28.5453973645, all.interval().get().lower(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void all_items_together_are_the_scores_of_those_who_answered_all(String set) {
        GeneratedAnswers data = GeneratedAnswers.of(set);
        CrossProducts products = new CrossProducts(GeneratedAnswers.ITEMS);
        ScoreDistribution scores = new ScoreDistribution(GeneratedAnswers.ITEMS);
        Arrays.stream(data.codes).forEach(products::add);
        Arrays.stream(data.codes).forEach(scores::add);
        Sample complete = scores.scores(GeneratedAnswers.ITEMS);
        int[] all = IntStream.range(0, GeneratedAnswers.ITEMS).toArray();
        MeanFigure group = ItemGroup.mean(products, 0.95, all).get();
        assertEquals(complete.n(), group.n());
        assertEquals(complete.mean().get(), group.mean(), 1e-9);
        assertEquals(complete.standardDeviation().get(), group.standardDeviation().get(), 1e-9);
        assertEquals(
                BoundedMean.studentT(complete, 0.95).get().lower(),
                group.interval().get().lower(),
                1e-9);
    }

    @Test
    void the_interval_is_held_to_the_scale() {
        MeanFigure high =
                ItemGroup.mean(products(new int[] {4, 4}, new int[] {4, 3}), 0.95, 0, 1).get();
        assertEquals(100, high.interval().get().upper());
        assertTrue(high.interval().get().lower() >= 0);
    }

    @Test
    void degenerate_groups_have_a_reason_for_what_is_missing() {
        CrossProducts one = products(new int[] {3, 3, 4});
        assertEquals(66.6666666667, ItemGroup.mean(one, 0.95, 0, 1).get().mean(), 1e-9);
        assertEquals(
                Reason.TOO_FEW,
                ItemGroup.mean(one, 0.95, 0).get().interval().whyUndefined().orElseThrow());
        CrossProducts same = products(new int[] {3, 4}, new int[] {4, 3}, new int[] {3, 4});
        assertEquals(
                Reason.NO_VARIATION,
                ItemGroup.mean(same, 0.95, 0, 1).get().interval().whyUndefined().orElseThrow());
        assertEquals(
                Reason.NO_DATA,
                ItemGroup.mean(products(new int[] {3, 0}), 0.95, 0).whyUndefined().orElseThrow());
        assertEquals(
                Reason.WRONG_NUMBER_OF_ITEMS,
                ItemGroup.mean(one, 0.95).whyUndefined().orElseThrow());
    }
}
