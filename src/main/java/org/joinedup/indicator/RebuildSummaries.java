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
import java.util.function.Consumer;

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
        try (ReadAhead<CountedMonth> months = new ReadAhead<>(sink -> count(counter, sink))) {
            // While the database sorts what is to be read.
            counter.total(responses.count());
            summaries.deleteAll();
            countInvitations.recount();
            Writing writing = new Writing();
            months.forEach(writing::take);
            writing.write();
            LOG.info("Rebuilt the summaries from {} responses", writing.people);
            return writing.people;
        }
    }

    /** Reads and counts one service and month after the other. */
    private void count(Counter counter, Consumer<CountedMonth> sink) {
        Counted counted = new Counted(counter, sink);
        responses.readFolded(counted::count);
        counted.finishMonth();
    }

    private static final class Counted {
        private final Counter counter;
        private final Consumer<CountedMonth> sink;
        private CountedMonth current;

        Counted(Counter counter, Consumer<CountedMonth> sink) {
            this.counter = counter;
            this.sink = sink;
        }

        void count(CountedResponse response) {
            if (current == null || !current.holds(response)) {
                finishMonth();
                current = new CountedMonth(response);
            }
            current.count(response);
            counter.add(1);
        }

        void finishMonth() {
            if (current != null) {
                sink.accept(current);
            }
        }
    }

    /** Writes many summaries at once, in the transaction. */
    private final class Writing {
        private final Map<CellKey, Cell> counted = new HashMap<>();
        private long people;

        void take(CountedMonth month) {
            month.forEach(counted::put);
            people += month.responses();
            if (counted.size() >= WRITTEN_AT_ONCE) {
                write();
            }
        }

        void write() {
            summaries.insert(counted);
            counted.clear();
        }
    }
}
