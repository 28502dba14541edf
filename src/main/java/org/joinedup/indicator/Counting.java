package org.joinedup.indicator;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.response.CountedResponse;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Summaries of some services and months in memory, and which of them a response belongs to. */
final class Counting {
    private final Map<CellKey, Cell> cells;

    /** From nothing. */
    Counting() {
        this(new HashMap<>());
    }

    /**
     * @param cells what is counted already; taken over
     */
    Counting(Map<CellKey, Cell> cells) {
        this.cells = cells;
    }

    void count(CountedResponse response, boolean erased) {
        response.answers()
                .forEach(
                        (instrument, codes) -> {
                            for (CellKey key : keys(response, instrument)) {
                                cells.computeIfAbsent(
                                                key, k -> Cell.empty(k.breakdown(), codes.length))
                                        .count(response, codes, erased);
                            }
                        });
    }

    static Set<CellKey> keys(CountedResponse response) {
        Set<CellKey> keys = new HashSet<>();
        response.answers().keySet().forEach(id -> keys.addAll(keys(response, id)));
        return keys;
    }

    private static Set<CellKey> keys(CountedResponse response, InstrumentId instrument) {
        YearMonth month = YearMonth.from(response.transitionDate());
        Set<CellKey> keys = new HashSet<>();
        for (Breakdown breakdown : Breakdown.values()) {
            breakdown
                    .categoryOf(response)
                    .ifPresent(
                            category ->
                                    keys.add(
                                            new CellKey(
                                                    response.serviceId(),
                                                    instrument,
                                                    breakdown,
                                                    month,
                                                    category)));
        }
        return keys;
    }

    Map<CellKey, Cell> cells() {
        return cells;
    }
}
