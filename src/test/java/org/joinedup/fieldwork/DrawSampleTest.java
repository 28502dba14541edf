package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.statistics.BetweenServices;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

class DrawSampleTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void the_largest_remainders_get_what_is_left_over() {
        assertThat(DrawSample.allocate(Map.of("a", 50, "b", 30, "c", 20), 7))
                .isEqualTo(Map.of("a", 4, "b", 2, "c", 1));
        assertThat(DrawSample.allocate(Map.of("a", 1, "b", 1, "c", 1), 2))
                .isEqualTo(Map.of("a", 1, "b", 1, "c", 0));
    }

    /** Shrout and Fleiss 1979: ICC(1) .16574177 of four raters gives .44279713. */
    @Test
    void the_advice_is_the_number_of_raters_of_shrout_and_fleiss() {
        assertThat(BetweenServices.completesNeeded(.44279713 - 1e-8, .16574177).get()).isEqualTo(4);
        assertThat(BetweenServices.completesNeeded(.8, 2.0 / 35).get()).isEqualTo(66);
    }

    @Test
    void nobody_is_written_to_at_night_or_on_a_day_of_rest() {
        SendingHours hours =
                new SendingHours(
                        LocalTime.of(9, 0),
                        LocalTime.of(19, 0),
                        true,
                        LONDON,
                        new BankHolidays("none", ""));

        assertThat(next(hours, "2026-03-27T10:30")).isEqualTo(at("2026-03-27T10:30"));
        assertThat(next(hours, "2026-03-27T07:00")).isEqualTo(at("2026-03-27T09:00"));
        assertThat(next(hours, "2026-03-27T19:00"))
                .as("a Friday evening, before the clocks change")
                .isEqualTo(at("2026-03-30T09:00"));
        assertThat(next(hours, "2026-03-28T12:00")).isEqualTo(at("2026-03-30T09:00"));
        assertThat(next(hours, "2026-03-30T00:10")).isEqualTo(at("2026-03-30T09:00"));
    }

    @Test
    void a_step_is_due_on_its_day_or_as_soon_as_may_be() {
        SendingHours hours =
                new SendingHours(
                        LocalTime.of(9, 0),
                        LocalTime.of(19, 0),
                        true,
                        LONDON,
                        new BankHolidays("none", ""));
        Step step = new Step(Channel.SMS, 7, false, null);

        assertThat(hours.due(step, LocalDate.of(2026, 3, 19), at("2026-03-20T12:00").toInstant()))
                .isEqualTo(at("2026-03-26T09:00").toInstant());
        assertThat(hours.due(step, LocalDate.of(2026, 3, 1), at("2026-03-20T12:00").toInstant()))
                .isEqualTo(at("2026-03-20T12:00").toInstant());
    }

    private static ZonedDateTime next(SendingHours hours, String moment) {
        return hours.notBefore(at(moment).toInstant()).atZone(LONDON);
    }

    private static ZonedDateTime at(String moment) {
        return java.time.LocalDateTime.parse(moment).atZone(LONDON);
    }
}
