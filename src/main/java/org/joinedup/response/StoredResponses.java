package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ResponseId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.Optional;

@Singleton
class StoredResponses implements Responses {
    private final Database database;

    StoredResponses(Database database) {
        this.database = database;
    }

    @Override
    public long count(ServiceId service, Period period) {
        return database.first(
                        """
                        select count(*) as n from response
                        where service_id = ? and transition_date between ? and ?
                        """,
                        row -> row.count("n"),
                        service,
                        period.firstDay(),
                        period.lastDay())
                .orElseThrow();
    }

    @Override
    public void read(ServiceId service, Period period, String instrumentCode, AnswerReader reader) {
        database.query(
                """
                select r.*, a.code, a.version, a.answers
                from response r join response_answers a on a.response_id = r.id
                where r.service_id = ? and r.transition_date between ? and ? and a.code = ?
                """,
                row ->
                        reader.read(
                                read(row),
                                new InstrumentId(row.text("code"), row.integer("version")),
                                row.codes("answers")),
                service,
                period.firstDay(),
                period.lastDay(),
                instrumentCode);
    }

    private static Response read(Row row) {
        return new Response(
                row.id("id", ResponseId::new),
                row.id("service_id", ServiceId::new),
                Optional.ofNullable(row.id("destination_service_id", ServiceId::new)),
                row.date("transition_date"),
                row.date("answered_on"),
                row.coded("mode", Mode.class),
                row.text("language"),
                row.coded("respondent", Respondent.class),
                Optional.ofNullable(row.coded("relationship", Relationship.class)),
                row.flag("synthetic"));
    }
}
