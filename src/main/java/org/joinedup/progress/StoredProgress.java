package org.joinedup.progress;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

@Singleton
class StoredProgress {
    /** Its node writes each second. */
    private static final String STOOD_STILL =
            "state = 'running' and changed_at < now() - interval '30 seconds'";

    private static final String WORK =
            """
            select id, kind, organisation_id, done, total, started_at,
                case when %1$s then 'failed' else state end as state,
                case when %1$s then changed_at else ended_at end as ended_at
            from progress
            """
                    .formatted(STOOD_STILL);

    private final Database database;

    StoredProgress(Database database) {
        this.database = database;
    }

    <T> T atLength(Supplier<T> work) {
        return database.atLength(work);
    }

    /**
     * Also takes an id again whose work has ended, when it is the same organisation's.
     *
     * @return false when there is such work already
     */
    boolean begin(UUID id, WorkKind kind, Optional<OrganisationId> organisation) {
        return begin(id, kind, organisation, Optional.empty());
    }

    /**
     * @param about the survey that it is about
     */
    boolean begin(
            UUID id, WorkKind kind, Optional<OrganisationId> organisation, Optional<UUID> about) {
        database.update(
                "update progress set state = 'failed', ended_at = changed_at where " + STOOD_STILL);
        database.update("delete from progress where ended_at < now() - interval '30 days'");
        return database.update(
                                """
                                insert into progress (id, kind, organisation_id, about, state)
                                values (?, ?, ?, cast(? as uuid), 'running') on conflict do nothing
                                """,
                                id,
                                kind,
                                organisation.orElse(null),
                                about.orElse(null))
                        == 1
                || database.update(
                                """
                                update progress set kind = ?, state = 'running', done = 0, total = 0,
                                    started_at = now(), changed_at = now(), ended_at = null,
                                    about = cast(? as uuid)
                                where id = ? and state <> 'running' and organisation_id is not distinct from ?
                                """,
                                kind,
                                about.orElse(null),
                                id,
                                organisation.orElse(null))
                        == 1;
    }

    void tell(UUID id, Counter counter) {
        database.update(
                """
                update progress set done = ?, total = ?, changed_at = now()
                where id = ? and state = 'running'
                """,
                counter.done(),
                counter.total(),
                id);
    }

    void end(UUID id, WorkState state) {
        database.update("update progress set state = ?, ended_at = now() where id = ?", state, id);
    }

    Optional<Work> find(UUID id) {
        return database.first(WORK + "where id = ?", StoredProgress::read, id);
    }

    Optional<Work> latest(WorkKind kind) {
        return database.first(
                WORK + "where kind = ? order by started_at desc limit 1",
                StoredProgress::read,
                kind);
    }

    /** What is running, and what has ended since. */
    List<Work> about(UUID about, Instant since) {
        return database.list(
                WORK
                        + """
                        where about = ? and (state = 'running' or started_at >= ?)
                        order by started_at desc limit 10
                        """,
                StoredProgress::read,
                about,
                since);
    }

    private static Work read(Row row) {
        return new Work(
                row.uuid("id"),
                row.coded("kind", WorkKind.class),
                Optional.ofNullable(row.id("organisation_id", OrganisationId::new)),
                row.coded("state", WorkState.class),
                row.count("done"),
                row.count("total") == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(row.count("total")),
                row.instant("started_at"),
                Optional.ofNullable(row.instant("ended_at")));
    }
}
