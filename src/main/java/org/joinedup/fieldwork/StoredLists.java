package org.joinedup.fieldwork;

import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which lists were taken in, and what their callers were told. */
@Singleton
class StoredLists {
    private final Database database;
    private final JsonMapper json;

    StoredLists(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A list that was taken in.
     *
     * @param request a hash of what was sent
     */
    record Taken(String request, ListReport report) {}

    Optional<Taken> find(SurveyId survey, String accept) {
        return database.first(
                "select request, report from fieldwork_list where survey_id = ? and accept = ?",
                row -> new Taken(row.text("request"), read(row.text("report"))),
                survey,
                accept);
    }

    /** Whose list it was, and when. */
    record Listed(String accept, String by, Instant at, ListReport report) {}

    /** The newest first. */
    List<Listed> of(SurveyId survey) {
        return database.list(
                """
                select accept, created_by, created_at, report from fieldwork_list
                where survey_id = ? order by created_at desc, id desc
                """,
                row ->
                        new Listed(
                                row.text("accept"),
                                row.text("created_by"),
                                row.instant("created_at"),
                                read(row.text("report"))),
                survey);
    }

    void add(SurveyId survey, String request, ListReport report, Caller caller, Instant at) {
        database.update(
                """
                insert into fieldwork_list (survey_id, accept, request, seed, report, created_by, created_at)
                values (?, ?, ?, cast(? as bigint), ?, ?, ?)
                """,
                survey,
                report.accept(),
                request,
                report.seed(),
                written(report),
                caller.name(),
                at);
    }

    private ListReport read(String text) {
        try {
            return json.readValue(text, ListReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(ListReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
