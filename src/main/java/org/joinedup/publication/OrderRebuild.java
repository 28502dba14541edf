package org.joinedup.publication;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.indicator.RebuildSummaries;
import org.joinedup.progress.Counter;
import org.joinedup.progress.LongWork;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.Work;
import org.joinedup.progress.WorkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Has all summaries made anew, one rebuild at a time, and writes down who wanted it. */
@Singleton
class OrderRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRebuild.class);

    private final RebuildSummaries rebuildSummaries;
    private final AuditTrail audit;
    private final TrackProgress progress;
    private final TransactionOperations<?> transactions;

    OrderRebuild(
            RebuildSummaries rebuildSummaries,
            AuditTrail audit,
            TrackProgress progress,
            TransactionOperations<?> transactions) {
        this.rebuildSummaries = rebuildSummaries;
        this.audit = audit;
        this.progress = progress;
        this.transactions = transactions;
    }

    /**
     * Begins a rebuild, unless one is running.
     *
     * @return the one that is running now
     */
    Work order(Caller caller) {
        progress.beginRebuild()
                .ifPresent(
                        work ->
                                Thread.ofVirtual()
                                        .name("rebuild")
                                        .start(audit.ordered(() -> run(work, caller))));
        return latest().orElseThrow();
    }

    Optional<Work> latest() {
        return progress.latest(WorkKind.REBUILD);
    }

    private void run(LongWork work, Caller caller) {
        try {
            work.run(counter -> rebuild(counter, caller), responses -> true);
        } catch (RuntimeException e) {
            // Nothing has changed. The kind says enough: a message might quote what was stored.
            LOG.error("The rebuild of the summaries failed: {}", e.getClass().getName());
        }
    }

    private long rebuild(Counter counter, Caller caller) {
        return transactions.executeWrite(
                status -> {
                    long responses = rebuildSummaries.rebuild(counter);
                    audit.record(
                            caller.name(), "rebuild-summaries", "all", responses + " responses");
                    return responses;
                });
    }
}
