package org.joinedup.publication;

import org.joinedup.indicator.Counts;
import org.joinedup.kernel.ServiceId;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;

/**
 * A month of one service and instrument as it is shown.
 *
 * @param closed whether the breakdowns of its quarter are fixed
 * @param shownAt when figures of its quarter last moved
 * @param tiers the people who are shown
 */
record ShownMonth(
        ServiceId service,
        YearMonth month,
        boolean closed,
        Instant shownAt,
        Map<Tier, Counts> tiers) {
    ShownMonth(ServiceId service, YearMonth month, boolean closed, Instant shownAt) {
        this(service, month, closed, shownAt, new EnumMap<>(Tier.class));
    }

    ShownMonth with(boolean nowClosed, Map<Tier, Counts> people) {
        return new ShownMonth(service, month, nowClosed, shownAt, people);
    }
}
