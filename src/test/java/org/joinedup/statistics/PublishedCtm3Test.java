package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/**
 * Couzner, Ratcliffe, Crotty 2012, Health Qual Life Outcomes 10:69, table 7: the answers of 82
 * people to the CTM-3.
 */
class PublishedCtm3Test {

    // Rows: items 2, 9, 13; columns: strongly disagree, disagree, agree, strongly agree, not
    // applicable.
    private static final int[][] OUTPATIENT = {
        {1, 8, 26, 14, 4}, {0, 5, 22, 25, 1}, {0, 6, 20, 27, 0}
    };
    private static final int[][] TRANSITION = {
        {1, 7, 12, 3, 6}, {2, 5, 15, 4, 3}, {2, 3, 13, 11, 0}
    };
    private static final byte[] CODES = {1, 2, 3, 4, 9};

    @Test
    void item_means_are_the_published_ones() {
        assertItemMeans(counts(OUTPATIENT), 69.39, 79.49, 79.87);
        assertItemMeans(counts(TRANSITION), 57.97, 60.26, 71.26);
        assertItemMeans(everyone(), 65.74, 73.08, 76.83);
    }

    @Test
    void pooled_answers_are_the_published_ones() {
        assertEquals(76.41, counts(OUTPATIENT).pooledMean().get(), 0.005);
        assertEquals(63.68, counts(TRANSITION).pooledMean().get(), 0.005);
        assertEquals(72.13, everyone().pooledMean().get(), 0.005);
    }

    @Test
    void means_of_item_means_are_the_published_ones() {
        assertEquals(76.25, counts(OUTPATIENT).meanOfItemMeans().get(), 0.005);
        assertEquals(63.16, counts(TRANSITION).meanOfItemMeans().get(), 0.005);
        assertEquals(71.88, everyone().meanOfItemMeans().get(), 0.005);
    }

    @Test
    void top_boxes_are_the_published_ones() {
        double[] expected = {23.6, 37.2, 46.3};
        for (int item = 0; item < 3; item++) {
            assertEquals(
                    expected[item],
                    100 * everyone().figures(item, 0.95).topBox().get().share(),
                    0.05);
        }
    }

    @Test
    void not_applicable_is_in_no_denominator() {
        ItemFigures figures = everyone().figures(0, 0.95);
        assertEquals(82, everyone().people());
        assertEquals(72, figures.answered());
        assertEquals(72, figures.agree().get().of());
    }

    private static void assertItemMeans(ItemCounts counts, double... expected) {
        for (int item = 0; item < expected.length; item++) {
            assertEquals(expected[item], counts.figures(item, 0.95).mean().get().mean(), 0.005);
        }
    }

    private static ItemCounts everyone() {
        ItemCounts all = counts(OUTPATIENT);
        all.merge(counts(TRANSITION));
        return all;
    }

    /**
     * The table gives each item's counts only, so any matching of the answers to people will do.
     */
    private static ItemCounts counts(int[][] table) {
        int people = Arrays.stream(table[0]).sum();
        ItemCounts counts = new ItemCounts(table.length);
        for (int person = 0; person < people; person++) {
            byte[] codes = new byte[table.length];
            for (int item = 0; item < table.length; item++) {
                codes[item] = answerOf(table[item], person);
            }
            counts.add(codes);
        }
        return counts;
    }

    private static byte answerOf(int[] counts, int person) {
        int passed = 0;
        for (int option = 0; option < counts.length; option++) {
            passed += counts[option];
            if (person < passed) {
                return CODES[option];
            }
        }
        throw new IllegalArgumentException("The items of this group have different totals");
    }
}
