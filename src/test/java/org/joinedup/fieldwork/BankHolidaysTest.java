package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

class BankHolidaysTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir Path folder;

    private static SendingHours hours(String division) {
        return new SendingHours(
                LocalTime.of(9, 0),
                LocalTime.of(19, 0),
                true,
                LONDON,
                new BankHolidays(division, ""));
    }

    @ParameterizedTest
    @CsvSource({
        // Christmas Day 2026 is a Friday, and the Monday after it stands for Boxing Day.
        "england-and-wales, 2026-12-24T20:00:00Z, 2026-12-29T09:00:00Z",
        "england-and-wales, 2026-12-24T12:00:00Z, 2026-12-24T12:00:00Z",
        // Easter Monday 2027: none in Scotland.
        "england-and-wales, 2027-03-27T12:00:00Z, 2027-03-30T08:00:00Z",
        "scotland, 2027-03-27T12:00:00Z, 2027-03-29T08:00:00Z",
        "northern-ireland, 2027-07-12T10:00:00Z, 2027-07-13T08:00:00Z",
        "england-and-wales, 2027-07-12T10:00:00Z, 2027-07-12T10:00:00Z",
        // Saint Andrew's Day.
        "scotland, 2026-11-30T10:00:00Z, 2026-12-01T09:00:00Z",
        "none, 2026-12-25T10:00:00Z, 2026-12-25T10:00:00Z"
    })
    void nobody_is_written_to_on_a_bank_holiday_of_their_country(
            String division, Instant moment, Instant first) {
        assertThat(hours(division).notBefore(moment)).isEqualTo(first);
    }

    @Test
    void a_plan_for_every_day_knows_no_bank_holidays() {
        SendingHours always =
                new SendingHours(
                        LocalTime.MIN,
                        LocalTime.of(23, 59),
                        false,
                        LONDON,
                        new BankHolidays("england-and-wales", ""));

        assertThat(always.areOpen(Instant.parse("2026-12-25T10:00:00Z"))).isTrue();
    }

    @Test
    void a_year_that_is_in_no_file_is_known_to_be_missing() {
        BankHolidays shipped = new BankHolidays("scotland", "");

        assertThat(shipped.knowsYearOf(LocalDate.of(2025, 1, 1))).isTrue();
        assertThat(shipped.knowsYearOf(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(shipped.knowsYearOf(LocalDate.of(2031, 1, 1))).isFalse();
        assertThat(new BankHolidays("none", "").knowsYearOf(LocalDate.of(2031, 1, 1))).isTrue();
    }

    @Test
    void a_file_of_the_settings_replaces_what_is_shipped_and_a_faulty_one_stops_the_start()
            throws IOException {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "division,date\nscotland,2031-01-02\n");

        BankHolidays own = new BankHolidays("scotland", file.toString());

        assertThat(own.has(LocalDate.of(2031, 1, 2))).isTrue();
        assertThat(own.knowsYearOf(LocalDate.of(2026, 1, 1))).isFalse();
        assertThatThrownBy(() -> new BankHolidays("wales", file.toString()))
                .hasMessageContaining("there are none of wales");
    }
}
