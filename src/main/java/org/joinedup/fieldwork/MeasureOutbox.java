package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;
import org.joinedup.storage.Database;

/** What waits to be sent by this service itself; letters wait for people. */
@Factory
class MeasureOutbox {
    private static final String DUE = "joinedup.outbox.due.messages";
    private static final String OLDEST = "joinedup.outbox.oldest.due.seconds";
    private static final String FROM_DUE =
            """
            from outbox o join survey s on s.id = o.survey_id
            where o.next_at <= now() and o.channel <> 'letter' and s.state = 'open'
            """;

    @Singleton
    @Named(DUE)
    Measure due(Database database) {
        return new Measure(
                DUE,
                "Messages of open surveys whose time has come",
                () -> number(database, "select count(*) as n " + FROM_DUE));
    }

    @Singleton
    @Named(OLDEST)
    Measure oldest(Database database) {
        return new Measure(
                OLDEST,
                "Since when the oldest of them is due; 0 where none is",
                () ->
                        number(
                                database,
                                "select coalesce(cast(extract(epoch from now() - min(o.next_at)) as"
                                        + " bigint), 0) as n "
                                        + FROM_DUE));
    }

    private static long number(Database database, String sql) {
        return database.first(sql, row -> row.count("n")).orElseThrow();
    }
}
