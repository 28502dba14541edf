package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.joinedup.statistics.ThinMonths.Period;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;

class ThinMonthsTest {

    @Test
    void a_thin_month_takes_its_quarter_with_it() {
        assertEquals(
                List.of(
                        period("2025-01", "2025-03", 69L),
                        period("2025-04", "2025-04", 10L),
                        period("2025-05", "2025-05", 11L)),
                merged(
                        "2025-01", 30L, "2025-02", 9L, "2025-03", 30L, "2025-04", 10L, "2025-05",
                        11L));
    }

    @Test
    void a_month_without_responses_between_others_is_thin() {
        assertEquals(
                List.of(period("2025-04", "2025-06", 60L)), merged("2025-04", 30L, "2025-06", 30L));
    }

    @Test
    void months_before_the_first_and_after_the_last_are_not_missing() {
        assertEquals(
                List.of(period("2025-03", "2025-03", 30L), period("2025-04", "2025-04", 30L)),
                merged("2025-03", 30L, "2025-04", 30L));
    }

    @Test
    void nothing_makes_no_period_and_a_quarter_without_responses_none_either() {
        assertEquals(List.of(), merged());
        assertEquals(
                List.of(period("2025-03", "2025-03", 30L), period("2025-07", "2025-07", 30L)),
                merged("2025-03", 30L, "2025-07", 30L));
    }

    private static List<Period<Long>> merged(Object... monthsAndCounts) {
        TreeMap<YearMonth, Long> months = new TreeMap<>();
        for (int i = 0; i < monthsAndCounts.length; i += 2) {
            months.put(YearMonth.parse((String) monthsAndCounts[i]), (Long) monthsAndCounts[i + 1]);
        }
        return ThinMonths.mergeIntoQuarters(months, Long::longValue, Long::sum, ThinMonths.MINIMUM);
    }

    private static Period<Long> period(String first, String last, long count) {
        return new Period<>(YearMonth.parse(first), YearMonth.parse(last), count);
    }
}
