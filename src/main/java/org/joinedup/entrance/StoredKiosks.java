package org.joinedup.entrance;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The kiosks, of which those that run are found. */
@Singleton
class StoredKiosks {
    private static final String RUNNING = " and closed_at is null and expires_at > ?";

    private final Database database;
    private final Clock clock;

    StoredKiosks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(String key, SurveyId survey, ServiceId service, String openedBy, Instant expiresAt) {
        database.update(
                """
                insert into kiosk (key_hash, survey_id, service_id, opened_by, opened_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                Secrets.hash(key),
                survey,
                service,
                openedBy,
                clock.instant(),
                expiresAt);
    }

    Optional<Kiosk> withKey(String key) {
        return database.first(
                "select * from kiosk where key_hash = ?" + RUNNING,
                StoredKiosks::read,
                Secrets.hash(key),
                clock.instant());
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Kiosk> hold(UUID id) {
        return database.first(
                "select * from kiosk where id = cast(? as uuid) for update",
                StoredKiosks::read,
                id.toString());
    }

    List<Kiosk> of(Collection<SurveyId> surveys) {
        return database.list(
                "select * from kiosk where survey_id = any(cast(? as uuid[]))"
                        + RUNNING
                        + " order by id",
                StoredKiosks::read,
                surveys.stream().map(SurveyId::toString).toArray(String[]::new),
                clock.instant());
    }

    void setVisit(UUID id, Optional<InvitationId> visit) {
        database.update(
                "update kiosk set visit_id = ? where id = cast(? as uuid)",
                visit.orElse(null),
                id.toString());
    }

    void close(UUID id) {
        database.update(
                "update kiosk set closed_at = ? where id = cast(? as uuid)",
                clock.instant(),
                id.toString());
    }

    private static Kiosk read(Row row) {
        return new Kiosk(
                row.uuid("id"),
                row.id("survey_id", SurveyId::new),
                row.id("service_id", ServiceId::new),
                row.text("opened_by"),
                row.instant("expires_at"),
                Optional.ofNullable(row.id("visit_id", InvitationId::new)));
    }
}
