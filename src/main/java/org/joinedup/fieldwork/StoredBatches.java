package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Letters that are printed together. */
@Singleton
class StoredBatches {
    private final Database database;

    StoredBatches(Database database) {
        this.database = database;
    }

    /** In an order that all who lock the invitations keep to. */
    List<UUID> due(SurveyId survey, Instant now, int most) {
        return database.list(
                """
                select id from outbox
                where survey_id = ? and channel = 'letter' and next_at <= ? order by invitation_id limit ?
                """,
                row -> row.uuid("id"),
                survey,
                now,
                most);
    }

    UUID add(SurveyId survey, String by, Instant at) {
        return database.first(
                        """
                        insert into letter_batch (survey_id, made_by, made_at) values (?, ?, ?) returning id
                        """,
                        row -> row.uuid("id"),
                        survey,
                        by,
                        at)
                .orElseThrow();
    }

    /** A batch that was made. */
    record Batch(UUID id, int letters, String by, Instant at) {}

    /** The newest first. */
    List<Batch> of(SurveyId survey) {
        return database.list(
                """
                select b.id, b.made_by, b.made_at,
                    (select cast(count(*) as integer) from outbox where batch_id = b.id) as letters
                from letter_batch b where b.survey_id = ? order by b.made_at desc, b.id desc
                """,
                row ->
                        new Batch(
                                row.uuid("id"),
                                row.integer("letters"),
                                row.text("made_by"),
                                row.instant("made_at")),
                survey);
    }

    void put(UUID message, UUID batch) {
        database.update("update outbox set batch_id = ? where id = ?", batch, message);
    }

    boolean exists(UUID batch, SurveyId survey) {
        return database.first(
                        "select 1 from letter_batch where id = ? and survey_id = ?",
                        row -> true,
                        batch,
                        survey)
                .isPresent();
    }

    List<InvitationId> people(UUID batch) {
        return database.list(
                "select invitation_id from outbox where batch_id = ? order by invitation_id",
                row -> row.id("invitation_id", InvitationId::new),
                batch);
    }
}
