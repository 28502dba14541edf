package org.joinedup.publication;

import org.joinedup.indicator.Counts;
import org.joinedup.kernel.ServiceId;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;

/**
 * A month of one service and instrument as it is shown, or as it stood when figures of its year
 * last moved.
 *
 * @param completed people who had responded then; not all of them are in a tier
 * @param closed whether the breakdowns of its quarter are fixed
 * @param tiers the people who are shown
 */
record ShownMonth(
        ServiceId service,
        YearMonth month,
        long invited,
        boolean denominatorKnown,
        long completed,
        boolean closed,
        Instant shownAt,
        Map<Tier, Counts> tiers) {
    ShownMonth(
            ServiceId service,
            YearMonth month,
            long invited,
            boolean denominatorKnown,
            long completed,
            boolean closed,
            Instant shownAt) {
        this(
                service,
                month,
                invited,
                denominatorKnown,
                completed,
                closed,
                shownAt,
                new EnumMap<>(Tier.class));
    }

    ShownMonth with(boolean nowClosed, Map<Tier, Counts> people) {
        return new ShownMonth(
                service, month, invited, denominatorKnown, completed, nowClosed, shownAt, people);
    }
}
