package org.joinedup.indicator;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ServiceId;
import org.joinedup.response.CountedResponse;
import org.joinedup.response.Responses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.YearMonth;

/**
 * Drops all summaries and makes them anew from the responses, to the same bits, while the service
 * runs.
 *
 * <p>Only foldings wait for it: what is folded does not change meanwhile, whatever is submitted or
 * erased, and readers see the old summaries and the tail until the commit.
 */
@Singleton
public class RebuildSummaries {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildSummaries.class);
    private static final long STEP = 100_000;

    private final Responses responses;
    private final StoredSummaries summaries;

    RebuildSummaries(Responses responses, StoredSummaries summaries) {
        this.responses = responses;
        this.summaries = summaries;
    }

    /**
     * @return how many responses are in the summaries now
     */
    @Transactional
    public long rebuild() {
        summaries.lockAll();
        summaries.deleteAll();
        Pass pass = new Pass();
        responses.readFolded(pass::count);
        pass.write();
        LOG.info("Rebuilt the summaries from {} responses", pass.responses);
        return pass.responses;
    }

    private record ServiceMonth(ServiceId service, YearMonth month) {
        static ServiceMonth of(CountedResponse response) {
            return new ServiceMonth(
                    response.serviceId(), YearMonth.from(response.transitionDate()));
        }
    }

    /** Holds the summaries of one service and month at a time. */
    private final class Pass {
        private Counting counting = new Counting();
        private ServiceMonth current;
        private long responses;

        void count(CountedResponse response) {
            ServiceMonth next = ServiceMonth.of(response);
            if (!next.equals(current)) {
                write();
                current = next;
            }
            counting.count(response, false);
            responses++;
            if (responses % STEP == 0) {
                LOG.info("Rebuilding the summaries: {} responses", responses);
            }
        }

        void write() {
            summaries.write(counting.cells());
            counting = new Counting();
        }
    }
}
