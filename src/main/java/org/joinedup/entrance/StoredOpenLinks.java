package org.joinedup.entrance;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class StoredOpenLinks {
    private final Database database;
    private final Clock clock;

    StoredOpenLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    OpenLink add(String token, SurveyId survey, ServiceId service, String createdBy) {
        return database.first(
                        """
                        insert into open_link (token_hash, survey_id, service_id, created_by, created_at)
                        values (?, ?, ?, ?, ?) returning *
                        """,
                        StoredOpenLinks::read,
                        Secrets.hash(token),
                        survey,
                        service,
                        createdBy,
                        clock.instant())
                .orElseThrow();
    }

    Optional<OpenLink> withToken(String token) {
        return database.first(
                "select * from open_link where token_hash = ?",
                StoredOpenLinks::read,
                (Object) Secrets.hash(token));
    }

    Optional<OpenLink> find(UUID id) {
        return database.first(
                "select * from open_link where id = cast(? as uuid)",
                StoredOpenLinks::read,
                id.toString());
    }

    List<OpenLink> of(SurveyId survey) {
        return database.list(
                "select * from open_link where survey_id = ? order by id",
                StoredOpenLinks::read,
                survey);
    }

    /** One that was closed stays as it was. */
    void close(UUID id) {
        database.update(
                "update open_link set closed_at = ? where id = cast(? as uuid) and closed_at is"
                        + " null",
                clock.instant(),
                id.toString());
    }

    private static OpenLink read(Row row) {
        return new OpenLink(
                row.uuid("id"),
                row.id("survey_id", SurveyId::new),
                row.id("service_id", ServiceId::new),
                row.instant("created_at"),
                Optional.ofNullable(row.instant("closed_at")));
    }
}
