package org.joinedup.publication;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.indicator.RebuildSummaries;

/** Has all summaries made anew, and writes down who wanted it. */
@Singleton
class OrderRebuild {
    private final RebuildSummaries rebuildSummaries;
    private final AuditTrail audit;

    OrderRebuild(RebuildSummaries rebuildSummaries, AuditTrail audit) {
        this.rebuildSummaries = rebuildSummaries;
        this.audit = audit;
    }

    /**
     * @return how many responses are in the summaries now
     */
    @Transactional
    long rebuild(Caller caller) {
        long responses = rebuildSummaries.rebuild();
        audit.record(caller.name(), "rebuild-summaries", "all", responses + " responses");
        return responses;
    }
}
