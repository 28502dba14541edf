package org.joinedup.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When after a transition a person may be asked about it, in days. */
public final class AskingWindow {
    /** 48 hours: before, the person has not yet lived with what was arranged for afterwards. */
    public static final int EARLIEST_DAYS = 2;

    /** Six weeks: later, memories of the transition fade and mix with those of later care. */
    public static final int LATEST_DAYS = 42;

    private AskingWindow() {}

    /** Whether they may be asked on that day. */
    public static boolean isOpen(LocalDate transition, LocalDate today) {
        return !transition.isAfter(today.minusDays(EARLIEST_DAYS))
                && !transition.isBefore(today.minusDays(LATEST_DAYS));
    }

    /** The last day on which the person may answer. */
    public static LocalDate lastDay(LocalDate transition) {
        return transition.plusDays(LATEST_DAYS);
    }

    /** The first moment at which it is too late: the end of the last day, where the service is. */
    static Instant end(LocalDate transition, ZoneId zone) {
        return lastDay(transition).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
