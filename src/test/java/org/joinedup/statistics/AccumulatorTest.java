package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class AccumulatorTest {

    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] OTHER = {4, 4, 4};

    @Test
    void each_accumulator_forgets_a_person_that_is_removed() {
        assertForgets(new ItemCounts(3), new ItemCounts(3));
        assertForgets(new ScoreDistribution(3), new ScoreDistribution(3));
        assertForgets(new CrossProducts(3), new CrossProducts(3));
        assertForgets(new AnswerPatterns(3), new AnswerPatterns(3));
    }

    private static <S extends Accumulator<S>> void assertForgets(S accumulator, S expected) {
        assertTrue(accumulator.isEmpty());
        accumulator.add(ONE);
        expected.add(ONE);
        S before = accumulator.copy();
        accumulator.add(OTHER);
        assertNotEquals(before, accumulator);
        accumulator.remove(OTHER);
        assertEquals(expected, accumulator);
        assertEquals(expected.hashCode(), accumulator.hashCode());
        assertThrows(IllegalStateException.class, () -> accumulator.remove(OTHER));
        assertThrows(IllegalArgumentException.class, () -> accumulator.add(new byte[] {1, 2}));
        assertEquals(before, accumulator);
        assertFalse(accumulator.isEmpty());
    }

    @Test
    void instruments_of_different_length_are_never_combined() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GroupSummary(3).merge(new GroupSummary(7)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CrossProducts(3).subtract(new CrossProducts(7)));
        assertThrows(IllegalArgumentException.class, () -> new ItemCounts(0));
        assertThrows(IllegalArgumentException.class, () -> new ItemCounts(201));
        assertEquals(200, new ItemCounts(200).items());
    }

    @Test
    void bytes_with_anything_behind_them_are_refused() {
        GroupSummary summary = new GroupSummary(3);
        summary.add(ONE, new Circumstances("online", "self", "en", 7));
        assertRefusedIfLonger(summary.encode(), GroupSummary::decode);
        assertRefusedIfLonger(summary.items().encode(), ItemCounts::decode);
        assertRefusedIfLonger(summary.modes().encode(), Tally::decode);
    }

    private static void assertRefusedIfLonger(
            byte[] bytes, java.util.function.Function<byte[], ?> decode) {
        assertNotNull(decode.apply(bytes));
        assertThrows(
                IllegalArgumentException.class,
                () -> decode.apply(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void large_counts_survive_encoding() {
        CrossProducts products = new CrossProducts(2);
        products.add(new byte[] {4, 4});
        for (int doubled = 0; doubled < 50; doubled++) {
            products.merge(products);
        }
        assertEquals(1L << 50, products.n());
        assertEquals(products, CrossProducts.decode(products.encode()));
    }

    @Test
    void a_summary_tallies_how_people_answered() {
        GroupSummary summary = new GroupSummary(3);
        summary.add(ONE, new Circumstances("online", "self", "en", 7));
        summary.add(ONE, new Circumstances("paper", "proxy", "en", 140));
        summary.add(OTHER, new Circumstances("online", "self", null, null));
        assertEquals(Map.of("online", 2L, "paper", 1L), summary.modes().counts());
        assertEquals(Map.of("self", 2L, "proxy", 1L), summary.respondents().counts());
        assertEquals(Map.of("en", 2L, Tally.NOT_RECORDED, 1L), summary.languages().counts());
        assertEquals(
                Map.of("7", 1L, "140", 1L, Tally.NOT_RECORDED, 1L),
                summary.daysSinceTransition().counts());
        assertEquals(1 / 3.0, summary.respondents().share("proxy", 0.95).get().share());
        assertEquals(3, summary.people());
    }

    @Test
    void each_part_of_a_summary_is_guarded_when_people_are_taken_away() {
        GroupSummary summary = new GroupSummary(3);
        Circumstances circumstances = new Circumstances("online", "self", "en", 7);
        summary.add(ONE, circumstances);
        GroupSummary before = summary.copy();
        for (Circumstances wrong :
                List.of(
                        new Circumstances("paper", "self", "en", 7),
                        new Circumstances("online", "proxy", "en", 7),
                        new Circumstances("online", "self", "cy", 7),
                        new Circumstances("online", "self", "en", 8))) {
            assertThrows(IllegalStateException.class, () -> summary.remove(ONE, wrong));
            assertEquals(before, summary);
        }
        assertThrows(
                IllegalStateException.class,
                () -> summary.remove(new byte[] {3, 2, 1}, circumstances));
        assertThrows(NullPointerException.class, () -> summary.add(ONE, null));
        assertEquals(before, summary);
        assertNotEquals(new GroupSummary(3), summary);
    }

    @Test
    void a_tally_forgets_what_is_removed() {
        Tally tally = new Tally();
        tally.add("a");
        Tally copy = tally.copy();
        tally.add("b");
        assertNotEquals(copy, tally);
        tally.remove("b");
        assertEquals(copy, tally);
        assertEquals(copy.hashCode(), tally.hashCode());
        assertThrows(IllegalStateException.class, () -> tally.remove("b"));
        assertEquals(1, new Tally().distance(tally).isKnown() ? 0 : 1);
        copy.add("b");
        assertEquals(0.5, tally.distance(copy).get());
        assertEquals(0.5, copy.distance(tally).get());
    }
}
