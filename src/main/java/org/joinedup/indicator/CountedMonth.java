package org.joinedup.indicator;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.response.CountedResponse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * All summaries of one service and month in memory. Counts what {@link Counting} does, to the bit,
 * and makes a key once for each summary instead of for each response.
 */
final class CountedMonth {
    private static final Breakdown[] BREAKDOWNS = Breakdown.values();

    private final ServiceId service;
    private final YearMonth month;
    private final Map<InstrumentId, Map<Breakdown, Map<String, Cell>>> cells = new HashMap<>();

    private long responses;

    CountedMonth(CountedResponse first) {
        this.service = first.serviceId();
        this.month = YearMonth.from(first.transitionDate());
    }

    boolean holds(CountedResponse response) {
        LocalDate date = response.transitionDate();
        return date.getMonthValue() == month.getMonthValue()
                && date.getYear() == month.getYear()
                && response.serviceId().equals(service);
    }

    void count(CountedResponse response) {
        responses++;
        response.answers().forEach((instrument, codes) -> count(response, instrument, codes));
    }

    private void count(CountedResponse response, InstrumentId instrument, byte[] codes) {
        Map<Breakdown, Map<String, Cell>> byBreakdown =
                cells.computeIfAbsent(instrument, id -> new EnumMap<>(Breakdown.class));
        for (Breakdown breakdown : BREAKDOWNS) {
            Optional<String> category = breakdown.categoryOf(response);
            if (category.isPresent()) {
                byBreakdown
                        .computeIfAbsent(breakdown, b -> new HashMap<>())
                        .computeIfAbsent(category.get(), c -> Cell.empty(breakdown, codes.length))
                        .count(response, codes, false);
            }
        }
    }

    long responses() {
        return responses;
    }

    void forEach(BiConsumer<CellKey, Cell> reader) {
        cells.forEach(
                (instrument, byBreakdown) ->
                        byBreakdown.forEach(
                                (breakdown, byCategory) ->
                                        byCategory.forEach(
                                                (category, cell) ->
                                                        reader.accept(
                                                                new CellKey(
                                                                        service,
                                                                        instrument,
                                                                        breakdown,
                                                                        month,
                                                                        category),
                                                                cell))));
    }
}
