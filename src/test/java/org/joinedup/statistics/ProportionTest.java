package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    // R 4.2.2 prop.test without continuity correction; the last but one PHEindicatormethods,
    // phe_proportion.
    @ParameterizedTest
    @CsvSource({
        "65, 100, 0.552544432969, 0.736357517569",
        "1, 100, 0.00176743206, 0.05448619618",
        "0, 10, 0, 0.277532799863",
        "10, 10, 0.722467200137, 1"
    })
    void wilson_interval_is_the_published_one(long count, long of, double lower, double upper) {
        Interval interval = Proportion.wilson(count, of, 0.95).get().interval();
        assertEquals(lower, interval.lower(), 1e-8);
        assertEquals(upper, interval.upper(), 1e-8);
    }

    @Test
    void nobody_has_no_share() {
        assertEquals(Reason.NO_DATA, Proportion.wilson(0, 0, 0.95).whyUndefined().get());
    }

    @Test
    void refuses_more_than_all() {
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(3, 2, 0.95));
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(-1, 2, 0.95));
    }
}
