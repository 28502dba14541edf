package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joinedup.statistics.Reliability.ItemReliability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

class ReliabilityTest {

    private static final int CONSTANT = 6;
    private static final int[] OTHERS =
            IntStream.range(0, 15).filter(item -> item != CONSTANT).toArray();
    private static final int[] CTM3 = {1, 8, 12};

    @Test
    void alpha_of_feldt_1987_has_the_published_interval() {
        // Feldt, Woodruff, Salih 1987, Appl Psychol Meas 11:93: alpha .79 of 26 items and 41
        // people, 90 %.
        Interval interval = Reliability.feldt(0.79, 26, 41, 0.90).get();
        assertEquals(0.704675961486, interval.lower(), 1e-8);
        assertEquals(0.861614452585, interval.upper(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void alpha_with_a_constant_item_is_that_of_R(String set) {
        CrossProducts products = GeneratedAnswers.of(set).summary().products();
        Reliability reliability = Reliability.of(products, 0.95).get();
        assertAsInR(set, "complete", reliability.n());
        assertAsInR(set, "alpha", reliability.alpha());
        assertAsInR(
                set,
                "alpha interval",
                reliability.interval().lower(),
                reliability.interval().upper());
        assertAsInR(set, "sem", reliability.standardErrorOfMeasurement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void items_have_the_reliability_that_psych_computes(String set) {
        CrossProducts products = GeneratedAnswers.of(set).summary().products();
        Reliability all = Reliability.of(products, 0.95).get();
        Reliability others = Reliability.of(products.select(OTHERS), 0.95).get();
        assertAsInR(set, "alpha of the others", others.alpha());
        assertAsInR(set, "alpha of the others", all.items().get(CONSTANT).alphaIfDropped().get());
        assertAsInR(
                set,
                "alpha of the others if dropped",
                others.items().stream().mapToDouble(item -> item.alphaIfDropped().get()).toArray());
        assertAsInR(
                set,
                "item-rest",
                others.items().stream().mapToDouble(item -> item.itemRest().get()).toArray());
        assertAsInR(
                set,
                "item-rest",
                IntStream.of(OTHERS)
                        .mapToDouble(item -> all.items().get(item).itemRest().get())
                        .toArray());
        assertEquals(
                Reason.NO_VARIATION, all.items().get(CONSTANT).itemRest().whyUndefined().get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "5000", "60000"})
    void omega_is_that_of_R_and_of_a_factor_analysis(String set) {
        Estimate<Double> omega =
                Omega.ofThreeItems(GeneratedAnswers.of(set).summary().products().select(CTM3));
        assertAsInR(set, "omega is defined", omega.isKnown() ? 1 : 0);
        if (omega.isKnown()) {
            assertAsInR(set, "omega", omega.get());
            // psych::fa stops at about seven digits.
            assertEquals(ReferenceValues.of(set, "omega by factor analysis")[0], omega.get(), 1e-6);
        } else {
            assertEquals(Reason.OUT_OF_RANGE, omega.whyUndefined().get());
        }
    }

    @Test
    void omega_of_equal_correlations_is_the_standardised_alpha() {
        assertEquals(3 * 0.5 / (1 + 2 * 0.5), Omega.omega(0.5, 0.5, 0.5).get(), 1e-12);
        assertEquals(1, Omega.omega(1, 1, 1).get(), 1e-12);
    }

    @Test
    void omega_outside_its_range_is_undefined() {
        assertEquals(Reason.OUT_OF_RANGE, Omega.omega(0.9, 0.9, 0.1).whyUndefined().get());
        assertEquals(Reason.OUT_OF_RANGE, Omega.omega(-0.3, 0.4, 0.5).whyUndefined().get());
        assertEquals(Reason.OUT_OF_RANGE, Omega.omega(0, 0.4, 0.5).whyUndefined().get());
        assertEquals(Reason.OUT_OF_RANGE, Omega.omega(0, 0, 0).whyUndefined().get());
        assertEquals(
                Reason.WRONG_NUMBER_OF_ITEMS,
                Omega.ofThreeItems(new CrossProducts(4)).whyUndefined().get());
        assertEquals(Reason.NO_DATA, Omega.ofThreeItems(new CrossProducts(3)).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION,
                Omega.ofThreeItems(products(new byte[] {3, 1, 2}, new byte[] {3, 2, 4}))
                        .whyUndefined()
                        .get());
    }

    @Test
    void identical_items_have_alpha_one_and_no_error_of_measurement() {
        Reliability reliability =
                Reliability.of(
                                products(
                                        new byte[] {1, 1, 1},
                                        new byte[] {3, 3, 3},
                                        new byte[] {4, 4, 4}),
                                0.95)
                        .get();
        assertEquals(1, reliability.alpha(), 1e-12);
        assertEquals(0, reliability.standardErrorOfMeasurement(), 1e-6);
        assertTrue(reliability.interval().upper() <= 1);
    }

    @Test
    void two_items_have_no_alpha_if_one_is_dropped() {
        ItemReliability item =
                Reliability.of(products(new byte[] {1, 2}, new byte[] {4, 3}), 0.95)
                        .get()
                        .items()
                        .getFirst();
        assertEquals(Reason.WRONG_NUMBER_OF_ITEMS, item.alphaIfDropped().whyUndefined().get());
        assertEquals(1, item.itemRest().get(), 1e-12);
    }

    @Test
    void alpha_of_too_little_is_undefined_with_the_reason() {
        assertEquals(
                Reason.NO_DATA, Reliability.of(new CrossProducts(15), 0.95).whyUndefined().get());
        assertEquals(
                Reason.TOO_FEW,
                Reliability.of(products(new byte[] {1, 2, 3}), 0.95).whyUndefined().get());
        assertEquals(
                Reason.NO_VARIATION,
                Reliability.of(products(new byte[] {3, 3}, new byte[] {3, 3}), 0.95)
                        .whyUndefined()
                        .get());
        assertEquals(
                Reason.NO_VARIATION,
                Reliability.of(products(new byte[] {1, 4}, new byte[] {4, 1}), 0.95)
                        .whyUndefined()
                        .get());
        assertEquals(
                Reason.WRONG_NUMBER_OF_ITEMS,
                Reliability.of(products(new byte[] {1}, new byte[] {4}), 0.95)
                        .whyUndefined()
                        .get());
        assertEquals(Reason.TOO_FEW, Reliability.feldt(0.8, 15, 1, 0.95).whyUndefined().get());
        assertEquals(
                Reason.WRONG_NUMBER_OF_ITEMS,
                Reliability.feldt(0.8, 1, 15, 0.95).whyUndefined().get());
        assertThrows(IllegalArgumentException.class, () -> Reliability.feldt(1.1, 15, 100, 0.95));
    }

    @Test
    void incomplete_questionnaires_do_not_enter_reliability() {
        CrossProducts products =
                products(new byte[] {1, 2, 3}, new byte[] {4, 9, 4}, new byte[] {4, 0, 4});
        assertEquals(1, products.n());
    }

    private static CrossProducts products(byte[]... people) {
        CrossProducts products = new CrossProducts(people[0].length);
        for (byte[] codes : people) {
            products.add(codes);
        }
        return products;
    }
}
