package org.joinedup.fieldwork;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When people may be written to.
 *
 * @param to the first moment at which it is too late
 */
record SendingHours(
        LocalTime from, LocalTime to, boolean workingDaysOnly, ZoneId zone, BankHolidays holidays) {

    /** The moment itself, or the first after it at which people may be written to. */
    Instant notBefore(Instant moment) {
        ZonedDateTime time = moment.atZone(zone);
        LocalDate day = time.toLocalDate();
        if (allows(day) && !time.toLocalTime().isBefore(from) && time.toLocalTime().isBefore(to)) {
            return moment;
        }
        if (!time.toLocalTime().isBefore(from)) {
            day = day.plusDays(1);
        }
        while (!allows(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(from).atZone(zone).toInstant();
    }

    boolean areOpen(Instant moment) {
        return notBefore(moment).equals(moment);
    }

    /** When a step is due, of somebody who left on a day. */
    Instant due(Step step, LocalDate transition, Instant earliest) {
        Instant planned = transition.plusDays(step.day()).atTime(from).atZone(zone).toInstant();
        return notBefore(planned.isBefore(earliest) ? earliest : planned);
    }

    private boolean allows(LocalDate day) {
        return !workingDaysOnly
                || (day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY
                        && !holidays.has(day));
    }
}
