package org.joinedup.progress;

import org.joinedup.kernel.OrganisationId;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How far some work was when its node last said so.
 *
 * @param organisation whose work it is; empty for an administrator's
 * @param total of what is done; empty while it is not known
 */
public record Work(
        UUID id,
        WorkKind kind,
        Optional<OrganisationId> organisation,
        WorkState state,
        long done,
        OptionalLong total,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /** Whole percent, rounded down; 0 while the total is not known. */
    public int percent() {
        return state == WorkState.DONE ? 100 : percent(done, total.orElse(0));
    }

    static int percent(long done, long total) {
        return total <= 0 ? 0 : Math.clamp(100 * done / total, 0, 100);
    }
}
