package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.EditionId;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class StoredEditions implements Editions {
    private static final int LOCK = 7510;
    private final Database database;

    StoredEditions(Database database) {
        this.database = database;
    }

    /** Of two who prepare or decide, the second waits. */
    void lock() {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    }

    @Override
    public List<Edition> all(boolean published) {
        return database.list(
                "select * from edition where cast(? as boolean) = false or state = 'published'"
                        + " order by prepared_at desc, id desc",
                StoredEditions::edition,
                published);
    }

    @Override
    public Optional<Edition> find(EditionId id) {
        return database.first("select * from edition where id = ?", StoredEditions::edition, id);
    }

    @Override
    public Optional<Edition> withNumber(int number) {
        return database.first(
                "select * from edition where number = ?", StoredEditions::edition, number);
    }

    @Override
    public List<Edition> inForce(Edition last) {
        return database.list(
                """
                select * from (
                    select distinct on (code, first_month, last_month) * from edition
                    where number <= ? order by code, first_month, last_month, number desc) e
                order by number
                """,
                StoredEditions::edition,
                last.number().orElseThrow());
    }

    @Override
    public Optional<Edition> last() {
        return database.first(
                "select * from edition where number is not null order by number desc limit 1",
                StoredEditions::edition);
    }

    /** The newest that is published of the same instrument, whatever version, and period. */
    Optional<Edition> latest(String instrument, Period period) {
        return database.first(
                """
                select * from edition where state = 'published' and code = ? and first_month = ?
                    and last_month = ? order by number desc limit 1
                """,
                StoredEditions::edition,
                instrument,
                period.firstDay(),
                period.to().atDay(1));
    }

    /** The number of the last that was published, 0 before the first. */
    int lastNumber() {
        return last().flatMap(Edition::number).orElse(0);
    }

    /** Whether any was published since another was prepared that overlaps it. */
    boolean isOvertaken(Edition prepared) {
        Period years = years(prepared.period());
        return database.first(
                        """
                        select id from edition where code = ? and version = ? and first_month >= ?
                            and last_month <= ? and number > ? limit 1
                        """,
                        row -> row.uuid("id"),
                        prepared.instrument().code(),
                        prepared.instrument().version(),
                        years.firstDay(),
                        years.to().atDay(1),
                        prepared.basis())
                .isPresent();
    }

    /** Every value that was published of the same years. */
    List<PublishedView> published(InstrumentId instrument, Period period) {
        Period years = years(period);
        return database.list(
                """
                select distinct o.metric, o.level, o.code, o.breakdown, o.category, e.first_month,
                    e.last_month, cast(s.services as text[]) as services
                from edition e
                join edition_observation o on o.edition_id = e.id
                join edition_subject s on s.edition_id = e.id and s.level = o.level and s.code = o.code
                where e.state = 'published' and e.code = ? and e.version = ? and e.first_month >= ?
                    and e.last_month <= ? and o.value is not null and o.metric <> ?
                """,
                row ->
                        new PublishedView(
                                row.text("metric"),
                                row.text("level"),
                                row.text("code"),
                                services(row),
                                period(row),
                                row.text("breakdown"),
                                row.text("category")),
                instrument.code(),
                instrument.version(),
                years.firstDay(),
                years.to().atDay(1),
                MetricKind.OF_RESPONSES);
    }

    private static Set<ServiceId> services(Row row) {
        return row.texts("services").stream()
                .map(id -> new ServiceId(UUID.fromString(id)))
                .collect(Collectors.toSet());
    }

    private static Period years(Period period) {
        return new Period(
                Granularity.YEAR.of(period.from()).from(), Granularity.YEAR.of(period.to()).to());
    }

    void insert(Edition edition, List<Subject> subjects) {
        database.update(
                """
                insert into edition (id, code, version, granularity, first_month, last_month, state,
                    corrects, change, notes, rules, synthetic, basis, as_of, checksum, prepared_by, prepared_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                edition.id(),
                edition.instrument().code(),
                edition.instrument().version(),
                edition.by(),
                edition.period().firstDay(),
                edition.period().to().atDay(1),
                edition.state(),
                edition.corrects().orElse(null),
                edition.change().orElse(null),
                edition.notes().toArray(String[]::new),
                edition.rules(),
                edition.synthetic(),
                edition.basis(),
                edition.asOf(),
                edition.checksum(),
                edition.preparedBy(),
                edition.preparedAt());
        database.batch(
                """
                insert into edition_subject (edition_id, level, code, name, services)
                values (?, ?, ?, ?, cast(? as uuid[]))
                """,
                subjects.stream()
                        .map(
                                subject ->
                                        new Object[] {
                                            edition.id(),
                                            subject.kind(),
                                            subject.code(),
                                            subject.name(),
                                            subject.serviceIds().stream()
                                                    .map(ServiceId::toString)
                                                    .toArray(String[]::new)
                                        })
                        .toList());
    }

    /** Publishes it under the next number. */
    void publish(Edition edition, String by) {
        database.update(
                """
                update edition set state = 'published', decided_by = ?, decided_at = now(),
                    number = (select coalesce(max(number), 0) + 1 from edition)
                where id = ?
                """,
                by,
                edition.id());
    }

    void discard(Edition edition, String by) {
        database.update(
                "update edition set state = 'discarded', decided_by = ?, decided_at = now() where"
                        + " id = ?",
                by,
                edition.id());
    }

    private static Edition edition(Row row) {
        return new Edition(
                row.id("id", EditionId::new),
                Optional.ofNullable(row.optionalCount("number")).map(Math::toIntExact),
                new InstrumentId(row.text("code"), row.integer("version")),
                row.coded("granularity", Granularity.class),
                period(row),
                row.coded("state", EditionState.class),
                Optional.ofNullable(row.id("corrects", EditionId::new)),
                row.optionalText("change"),
                row.texts("notes"),
                row.text("rules"),
                row.flag("synthetic"),
                row.integer("basis"),
                row.instant("as_of"),
                row.text("checksum"),
                row.text("prepared_by"),
                row.instant("prepared_at"),
                row.optionalText("decided_by"),
                Optional.ofNullable(row.instant("decided_at")));
    }

    private static Period period(Row row) {
        return new Period(
                YearMonth.from(row.date("first_month")), YearMonth.from(row.date("last_month")));
    }
}
