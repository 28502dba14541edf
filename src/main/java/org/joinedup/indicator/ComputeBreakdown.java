package org.joinedup.indicator;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;

import java.util.SortedMap;
import java.util.TreeMap;

/** Divides the people of an indicator, unsuppressed: for publication only. */
@Singleton
public class ComputeBreakdown {
    private final LiveSummaries summaries;

    ComputeBreakdown(LiveSummaries summaries) {
        this.summaries = summaries;
    }

    /**
     * @return the categories that somebody is in
     * @throws IllegalArgumentException for {@link Breakdown#ALL}
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SortedMap<String, BreakdownSummary> compute(
            ServiceId service, Instrument instrument, Breakdown breakdown, Period period) {
        if (breakdown == Breakdown.ALL) {
            throw new IllegalArgumentException("not a breakdown");
        }
        SortedMap<String, BreakdownSummary> categories = new TreeMap<>();
        summaries
                .read(service, instrument, breakdown, period)
                .forEach(
                        (category, cell) -> categories.put(category, ((Cell.Part) cell).summary()));
        return categories;
    }
}
