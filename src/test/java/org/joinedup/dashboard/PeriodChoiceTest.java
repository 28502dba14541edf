package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.publication.Granularity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

/** Which period the pages send their readers to where all can be told. */
class PeriodChoiceTest {
    private static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, QUARTER, 2026 Q2",
        "2026-11-26, QUARTER, 2026 Q3",
        "2026-11-26, YEAR, 2025",
        "2027-02-25, YEAR, 2025",
        "2027-02-26, YEAR, 2026",
        "2027-02-26, QUARTER, 2026 Q4",
    })
    void the_newest_settled_period_is_of_the_same_length_and_no_answers_are_awaited(
            LocalDate today, Granularity by, String name) {
        assertThat(PeriodChoice.settled(by, today, RULES).orElseThrow().name()).isEqualTo(name);
    }
}
