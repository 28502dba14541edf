package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.TargetId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@Singleton
class StoredTargets {
    private static final long LOCK = 7516;
    private static final String SELECT = "select *, cast(value as text) as amount from target ";

    private final Database database;

    StoredTargets(Database database) {
        this.database = database;
    }

    /**
     * Lets one transaction at a time change targets, so that what was looked up still holds when it
     * is stored. Reading waits for nothing.
     */
    void lock() {
        database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    }

    /** The oldest first. */
    List<Target> all() {
        return database.list(
                SELECT + "where withdrawn_at is null order by id", StoredTargets::read);
    }

    /** The oldest first. */
    List<Target> of(Collection<OrganisationId> commissioners) {
        return database.list(
                SELECT
                        + "where withdrawn_at is null"
                        + " and commissioner_id = any(cast(? as uuid[])) order by id",
                StoredTargets::read,
                (Object)
                        commissioners.stream()
                                .map(OrganisationId::toString)
                                .toArray(String[]::new));
    }

    Optional<Target> find(TargetId id) {
        return database.first(
                SELECT + "where withdrawn_at is null and id = ?", StoredTargets::read, id);
    }

    /** The commissioner of a target, also of one that is withdrawn. */
    Optional<OrganisationId> commissionerOf(TargetId id) {
        return database.first(
                "select commissioner_id from target where id = ?",
                row -> row.id("commissioner_id", OrganisationId::new),
                id);
    }

    /** The target of the same measure and group that begins in the same month. */
    Optional<Target> twinOf(Target target) {
        return database.first(
                SELECT
                        + """
                        where withdrawn_at is null and commissioner_id = ? and kind = ? and code = ?
                          and instrument = ? and item is not distinct from cast(? as text) and valid_from = ?
                        """,
                StoredTargets::read,
                target.commissioner(),
                target.kind(),
                target.code(),
                target.instrument(),
                target.item().orElse(null),
                target.from().atDay(1));
    }

    TargetId add(Target target) {
        return database.first(
                        """
                        insert into target (commissioner_id, kind, code, instrument, item, value, valid_from, valid_to)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """,
                        row -> row.id("id", TargetId::new),
                        target.commissioner(),
                        target.kind(),
                        target.code(),
                        target.instrument(),
                        target.item().orElse(null),
                        target.value(),
                        target.from().atDay(1),
                        lastMonth(target))
                .orElseThrow();
    }

    void replace(Target target) {
        database.update(
                """
                update target set kind = ?, code = ?, instrument = ?, item = ?, value = ?, valid_from = ?,
                    valid_to = ?, set_at = now()
                where id = ?
                """,
                target.kind(),
                target.code(),
                target.instrument(),
                target.item().orElse(null),
                target.value(),
                target.from().atDay(1),
                lastMonth(target),
                target.id());
    }

    /**
     * @return whether it was not withdrawn before
     */
    boolean withdraw(TargetId id) {
        return database.update(
                        "update target set withdrawn_at = now() where id = ? and withdrawn_at is"
                                + " null",
                        id)
                == 1;
    }

    private static LocalDate lastMonth(Target target) {
        return target.to().map(month -> month.atDay(1)).orElse(null);
    }

    private static Target read(Row row) {
        return new Target(
                row.id("id", TargetId::new),
                row.id("commissioner_id", OrganisationId::new),
                row.coded("kind", TargetKind.class),
                row.text("code"),
                row.text("instrument"),
                row.optionalText("item"),
                new BigDecimal(row.text("amount")),
                YearMonth.from(row.date("valid_from")),
                Optional.ofNullable(row.date("valid_to")).map(YearMonth::from));
    }
}
