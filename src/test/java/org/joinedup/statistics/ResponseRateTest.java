package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.joinedup.statistics.ResponseRate.Invitations;
import org.junit.jupiter.api.Test;

class ResponseRateTest {

    @Test
    void those_who_could_not_answer_are_in_no_denominator() {
        ResponseRate rate = ResponseRate.of(new Invitations(120, 10, 6, 4, 65, 12), 0.95).get();
        assertEquals(100, rate.completed().of());
        assertEquals(0.65, rate.completed().share());
        assertEquals(0.552544432969, rate.completed().interval().lower(), 1e-8);
        assertEquals(12, rate.partial().count());
    }

    @Test
    void counts_that_contradict_each_other_have_no_rate() {
        assertEquals(
                Reason.INCONSISTENT_COUNTS,
                ResponseRate.of(new Invitations(10, 0, 0, 0, 9, 2), 0.95).whyUndefined().get());
        assertEquals(
                Reason.INCONSISTENT_COUNTS,
                ResponseRate.of(new Invitations(10, -1, 0, 0, 9, 0), 0.95).whyUndefined().get());
        assertEquals(
                Reason.INCONSISTENT_COUNTS,
                ResponseRate.of(new Invitations(10, 11, 0, 0, 0, 0), 0.95).whyUndefined().get());
    }

    @Test
    void nobody_invited_has_no_rate() {
        assertEquals(
                Reason.NO_DATA,
                ResponseRate.of(new Invitations(5, 5, 0, 0, 0, 0), 0.95).whyUndefined().get());
    }
}
