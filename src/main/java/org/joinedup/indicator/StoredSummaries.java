package org.joinedup.indicator;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.response.Responses;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The summaries of the folded responses. */
@Singleton
class StoredSummaries {
    private static final int LOCK_OF_ALL = 7503;
    private static final int LOCK_OF_A_SERVICE = 7504;

    private final Database database;

    StoredSummaries(Database database) {
        this.database = database;
    }

    /**
     * Keeps a rebuild waiting until the transaction ends.
     *
     * @return false when a rebuild is going on or waits for its turn
     */
    boolean tryShare() {
        return database.first(
                        "select pg_try_advisory_xact_lock_shared(?, 0) as shared",
                        row -> row.flag("shared"),
                        LOCK_OF_ALL)
                .orElseThrow();
    }

    /** Waits for every folding that is going on; none begins until the transaction ends. */
    void lockAll() {
        database.query("select pg_advisory_xact_lock(?, 0)", row -> {}, LOCK_OF_ALL);
    }

    /**
     * Keeps other foldings of the same services waiting until the transaction ends. Always in the
     * same order, so that no two wait for each other; that two services may share a lock does no
     * harm. A lock of its own is also for summaries that are not there yet.
     */
    void lock(Collection<ServiceId> services) {
        database.query(
                """
                select pg_advisory_xact_lock(?, number) from (
                    select distinct hashtext(id) as number from unnest(?) as id order by 1) ordered
                """,
                row -> {},
                LOCK_OF_A_SERVICE,
                services.stream().map(ServiceId::toString).toArray(String[]::new));
    }

    /** What is stored of those asked for. */
    Map<CellKey, Cell> cells(Collection<CellKey> keys) {
        Map<CellKey, Cell> found = new HashMap<>();
        database.query(
                """
                select s.* from unnest(cast(? as uuid[]), ?, cast(? as integer[]), ?,
                        cast(? as date[]), ?) as k (service_id, code, version, breakdown, month, category)
                join indicator_summary s using (service_id, code, version, breakdown, month, category)
                """,
                row -> {
                    CellKey key = key(row);
                    found.put(key, cell(key.breakdown(), row));
                },
                texts(keys, key -> key.service().toString()),
                texts(keys, key -> key.instrument().code()),
                texts(keys, key -> Integer.toString(key.instrument().version())),
                texts(keys, key -> key.breakdown().code()),
                texts(keys, key -> key.month().atDay(1).toString()),
                texts(keys, CellKey::category));
        return found;
    }

    /** Reads what is stored of a period, each month and category once. */
    void read(
            ServiceId service,
            InstrumentId instrument,
            Period period,
            BiConsumer<CellKey, Cell> reader) {
        database.query(
                """
                select * from indicator_summary
                where service_id = ? and code = ? and version = ? and month between ? and ?
                """,
                row -> {
                    CellKey key = key(row);
                    reader.accept(key, cell(key.breakdown(), row));
                },
                service,
                instrument.code(),
                instrument.version(),
                period.firstDay(),
                period.lastDay());
    }

    /** Reads how many people are in them. */
    void readPeople(
            Collection<ServiceId> services,
            InstrumentId instrument,
            Period period,
            Responses.PeopleReader reader) {
        database.query(
                """
                select service_id, month, people from indicator_summary
                where service_id = any(cast(? as uuid[])) and code = ? and version = ?
                    and breakdown = ? and month between ? and ?
                """,
                row ->
                        reader.read(
                                row.id("service_id", ServiceId::new),
                                month(row),
                                row.count("people")),
                texts(services, ServiceId::toString),
                instrument.code(),
                instrument.version(),
                Breakdown.ALL,
                period.firstDay(),
                period.lastDay());
    }

    void deleteAll() {
        database.update("delete from indicator_summary");
    }

    /** Stores what is not there yet; much faster than {@link #write}. */
    void insert(Map<CellKey, Cell> cells) {
        List<Object[]> rows = new ArrayList<>();
        cells.forEach((key, cell) -> rows.add(row(key, cell)));
        database.copyIn(
                "indicator_summary (service_id, code, version, breakdown, month, category, people,"
                        + " synthetic_people, counts)",
                rows);
    }

    /** Replaces what is stored of the same keys. What has nobody left is not kept. */
    void write(Map<CellKey, Cell> cells) {
        List<Object[]> kept = new ArrayList<>();
        List<Object[]> empty = new ArrayList<>();
        cells.forEach(
                (key, cell) -> {
                    if (cell.people() == 0) {
                        empty.add(parameters(key));
                    } else {
                        kept.add(row(key, cell));
                    }
                });
        database.batch(
                """
                insert into indicator_summary (service_id, code, version, breakdown, month, category,
                    people, synthetic_people, counts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (service_id, code, version, breakdown, month, category) do update
                set people = excluded.people, synthetic_people = excluded.synthetic_people,
                    counts = excluded.counts
                """,
                kept);
        database.batch(
                """
                delete from indicator_summary where service_id = ? and code = ? and version = ?
                    and breakdown = ? and month = ? and category = ?
                """,
                empty);
    }

    private static Object[] parameters(CellKey key) {
        return new Object[] {
            key.service(),
            key.instrument().code(),
            key.instrument().version(),
            key.breakdown(),
            key.month().atDay(1),
            key.category()
        };
    }

    private static Object[] row(CellKey key, Cell cell) {
        Object[] counts = {cell.people(), cell.syntheticPeople(), cell.encode()};
        return Stream.concat(Arrays.stream(parameters(key)), Arrays.stream(counts)).toArray();
    }

    private static <T> String[] texts(Collection<T> keys, Function<T, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }

    private static CellKey key(Row row) {
        return new CellKey(
                row.id("service_id", ServiceId::new),
                new InstrumentId(row.text("code"), row.integer("version")),
                row.coded("breakdown", Breakdown.class),
                month(row),
                row.text("category"));
    }

    private static YearMonth month(Row row) {
        return YearMonth.from(row.date("month"));
    }

    private static Cell cell(Breakdown breakdown, Row row) {
        return Cell.of(
                breakdown, row.bytes("counts"), row.count("people"), row.count("synthetic_people"));
    }
}
