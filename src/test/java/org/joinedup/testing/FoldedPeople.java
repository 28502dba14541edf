package org.joinedup.testing;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * People who answered ctm-3 and are folded already: their summaries alone, so that a test can have
 * as many as it likes. The same numbers are the same people, so a larger group holds a smaller one.
 */
public final class FoldedPeople {
    private static final InstrumentId INSTRUMENT = new InstrumentId("ctm-3", 1);

    private final Database database;

    public FoldedPeople(Database database) {
        this.database = database;
    }

    /** Everybody answered alone and by letter, three to 42 days after leaving. */
    public void put(ServiceId service, YearMonth month, int people) {
        put(service, month, people, i -> Map.of());
    }

    /**
     * @param people how many there are in the month from now on
     * @param categories of a person by number, by breakdown
     */
    public void put(
            ServiceId service,
            YearMonth month,
            int people,
            IntFunction<Map<Breakdown, String>> categories) {
        put(service, month, people, FoldedPeople::varied, categories);
    }

    private static byte[] varied(int i) {
        return new byte[] {(byte) (1 + i % 4), (byte) (1 + i / 4 % 4), 3};
    }

    /**
     * @param answers of a person by number, three codes
     */
    public void put(
            ServiceId service,
            YearMonth month,
            int people,
            IntFunction<byte[]> answers,
            IntFunction<Map<Breakdown, String>> categories) {
        Counts counts = new Counts(3);
        GroupSummary whole = new GroupSummary(3);
        Map<Breakdown, Map<String, BreakdownSummary>> parts = new TreeMap<>();
        for (int i = 0; i < people; i++) {
            byte[] codes = answers.apply(i);
            whole.add(codes, new Circumstances("letter", "self", "en", 3 + i % 40));
            Map<Breakdown, String> of = new TreeMap<>(categories.apply(i));
            of.put(
                    Breakdown.KNOWN,
                    of.keySet().stream()
                            .flatMap(breakdown -> breakdown.restsOn().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("+")));
            of.forEach(
                    (breakdown, category) ->
                            parts.computeIfAbsent(breakdown, b -> new TreeMap<>())
                                    .computeIfAbsent(category, c -> new BreakdownSummary(3))
                                    .add(codes));
        }
        counts.add(Breakdown.ALL, "", whole.people(), 0, whole.encode());
        parts.forEach(
                (breakdown, divided) ->
                        divided.forEach(
                                (category, summary) ->
                                        counts.add(
                                                breakdown,
                                                category,
                                                summary.people(),
                                                0,
                                                summary.encode())));
        store(service, month, counts);
    }

    private void store(ServiceId service, YearMonth month, Counts counts) {
        database.update(
                "delete from indicator_summary where service_id = ? and month = ?",
                service,
                month.atDay(1));
        counts.forEach(
                (breakdown, category, count, synthetic, bytes) ->
                        database.update(
                                """
                                insert into indicator_summary (service_id, code, version, breakdown, month,
                                    category, people, synthetic_people, counts)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """,
                                service,
                                INSTRUMENT.code(),
                                INSTRUMENT.version(),
                                breakdown,
                                month.atDay(1),
                                category,
                                count,
                                synthetic,
                                bytes));
    }
}
