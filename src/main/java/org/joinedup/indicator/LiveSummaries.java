package org.joinedup.indicator;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.Responses;
import org.joinedup.response.Responses.Change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is folded and what is in the tail, together. Exact within one snapshot: call it in a
 * repeatable-read transaction.
 */
@Singleton
class LiveSummaries {
    private final StoredSummaries stored;
    private final Responses responses;

    LiveSummaries(StoredSummaries stored, Responses responses) {
        this.stored = stored;
        this.responses = responses;
    }

    /**
     * @return by category, without those that nobody is in
     */
    Map<String, Cell> read(
            ServiceId service, Instrument instrument, Breakdown breakdown, Period period) {
        Map<String, Cell> cells = new HashMap<>();
        stored.read(
                service,
                instrument.id(),
                breakdown,
                period,
                (category, counts) ->
                        cells.computeIfAbsent(category, c -> empty(breakdown, instrument))
                                .merge(counts));
        List<Change> tail = new ArrayList<>();
        responses.readTail(service, period, tail::add);
        for (Change change : tail) {
            byte[] codes = change.response().answers().get(instrument.id());
            if (codes != null) {
                breakdown
                        .categoryOf(change.response())
                        .ifPresent(
                                category ->
                                        cells.computeIfAbsent(
                                                        category, c -> empty(breakdown, instrument))
                                                .count(change.response(), codes, change.erased()));
            }
        }
        cells.values().removeIf(cell -> cell.people() == 0);
        return cells;
    }

    private static Cell empty(Breakdown breakdown, Instrument instrument) {
        return Cell.empty(breakdown, instrument.items().size());
    }
}
