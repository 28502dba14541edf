package org.joinedup.indicator;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.CountInvitations;
import org.joinedup.progress.Counter;
import org.joinedup.response.CountedResponse;
import org.joinedup.response.Responses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/**
 * Drops all summaries and makes them anew from the responses, to the same bits, while the service
 * runs; the counts of invitations, too.
 *
 * <p>Only foldings wait for it: what is folded does not change meanwhile, whatever is submitted or
 * erased, and readers see the old summaries and the tail until the commit. That is also why the
 * responses can be read on another connection than the one that holds the transaction: every
 * snapshot that is taken after the lock has the same folded responses.
 */
@Singleton
public class RebuildSummaries {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildSummaries.class);

    /** Some megabytes, encoded. */
    private static final int WRITTEN_AT_ONCE = 2_000;

    private final Responses responses;
    private final StoredSummaries summaries;
    private final CountInvitations countInvitations;

    RebuildSummaries(
            Responses responses, StoredSummaries summaries, CountInvitations countInvitations) {
        this.responses = responses;
        this.summaries = summaries;
        this.countInvitations = countInvitations;
    }

    /**
     * @param counter of the responses
     * @return how many responses are in the summaries now
     */
    @Transactional
    public long rebuild(Counter counter) {
        summaries.lockAll();
        Pass pass = new Pass(counter);
        try (ReadAhead<CountedResponse> folded = new ReadAhead<>(responses::readFolded)) {
            // While the database sorts what is to be read.
            counter.total(responses.count());
            summaries.deleteAll();
            countInvitations.recount();
            folded.forEach(pass::count);
        }
        pass.end();
        LOG.info("Rebuilt the summaries from {} responses", pass.responses);
        return pass.responses;
    }

    /** Counts one service and month at a time. */
    private final class Pass {
        private final Counter counter;
        private final Map<CellKey, Cell> counted = new HashMap<>();
        private CountedMonth current;
        private long responses;

        Pass(Counter counter) {
            this.counter = counter;
        }

        void count(CountedResponse response) {
            if (current == null || !current.holds(response)) {
                finishMonth();
                current = new CountedMonth(response);
            }
            current.count(response);
            responses++;
            counter.add(1);
        }

        private void finishMonth() {
            if (current != null) {
                current.forEach(counted::put);
            }
            if (counted.size() >= WRITTEN_AT_ONCE) {
                write();
            }
        }

        private void write() {
            summaries.insert(counted);
            counted.clear();
        }

        void end() {
            finishMonth();
            write();
        }
    }
}
