package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.Collection;
import java.util.function.Consumer;

@Singleton
class StoredResponses implements Responses {
    /** One row for each answered instrument, those of one response together. */
    private static final String CONTENT =
            """
            select t.sign, t.response_id, t.service_id, t.destination_service_id, t.transition_date,
                t.answered_on, t.mode, t.language, t.respondent, t.synthetic,
                t.age_band, t.sex, t.ethnic_group, t.deprivation_quintile, t.admission,
                part.code, part.version, part.answers
            """;

    private static final String PARTS =
            """
            left join lateral unnest(t.codes, t.versions, t.answers)
                as part (code, version, answers) on true
            """;

    private final Database database;

    StoredResponses(Database database) {
        this.database = database;
    }

    @Override
    public void readTail(ServiceId service, Period period, Consumer<Change> reader) {
        ChangeAssembler changes = new ChangeAssembler(reader);
        database.query(
                CONTENT
                        + "from response_tail t "
                        + PARTS
                        + """
                        where t.service_id = ? and t.transition_date between ? and ? order by t.id
                        """,
                changes::accept,
                service,
                period.firstDay(),
                period.lastDay());
        changes.finish();
    }

    @Override
    public void countTail(
            Collection<ServiceId> services,
            InstrumentId instrument,
            Period period,
            PeopleReader reader) {
        database.query(
                """
                select t.service_id, cast(date_trunc('month', t.transition_date) as date) as month,
                    sum(t.sign) as people
                from response_tail t
                cross join lateral unnest(t.codes, t.versions) as part (code, version)
                where t.service_id = any(cast(? as uuid[])) and t.transition_date between ? and ?
                    and part.code = ? and part.version = ?
                group by 1, 2
                """,
                row ->
                        reader.read(
                                row.id("service_id", ServiceId::new),
                                YearMonth.from(row.date("month")),
                                row.count("people")),
                services.stream().map(ServiceId::toString).toArray(String[]::new),
                period.firstDay(),
                period.lastDay(),
                instrument.code(),
                instrument.version());
    }

    @Override
    public void countErased(Collection<ServiceId> services, Period period, PeopleReader reader) {
        database.query(
                """
                select * from response_erasure
                where service_id = any(cast(? as uuid[])) and month between ? and ?
                """,
                row ->
                        reader.read(
                                row.id("service_id", ServiceId::new),
                                YearMonth.from(row.date("month")),
                                row.count("erased")),
                services.stream().map(ServiceId::toString).toArray(String[]::new),
                period.firstDay(),
                period.lastDay());
    }

    @Override
    public void take(int most, Consumer<Change> reader) {
        ChangeAssembler changes = new ChangeAssembler(reader);
        database.query(
                """
                with t as (
                    delete from response_tail where id = any(array(
                        select id from response_tail order by id limit ? for update skip locked))
                    returning *)
                """
                        + CONTENT
                        + "from t "
                        + PARTS
                        + "order by t.id",
                changes::accept,
                most);
        changes.finish();
    }

    @Override
    public long count() {
        return database.first(
                        """
                        select (select count(*) from response)
                            - (select count(*) from response where mode in ('kiosk', 'open')) as n
                        """,
                        row -> row.count("n"))
                .orElseThrow();
    }

    /**
     * One statement, hence one snapshot: what is folded does not change under it. Sorted by one
     * number (31 bits of the service, 22 of the day, 10 of the response), for to compare ids takes
     * twice as long; the id decides only where two responses of a day have the same bits. The
     * service's number is stored, for a query that makes one up is not spread over the cores.
     */
    @Override
    @Transactional(readOnly = true)
    public void readFolded(Consumer<CountedResponse> reader) {
        // Only one reads at a time, so it may have more than a query of a page.
        database.update("set local work_mem = '64MB'");
        ChangeAssembler changes = new ChangeAssembler(change -> reader.accept(change.response()));
        database.copyOut(
                """
                select folded.* from (
                    select 1 as sign, r.id as response_id, r.service_id, r.destination_service_id,
                        r.transition_date, r.answered_on, r.mode, r.language, r.respondent, r.synthetic,
                        r.age_band, r.sex, r.ethnic_group, r.deprivation_quintile, r.admission,
                        a.code, a.version, cast(a.answers as text) as answers
                    from response r left join response_answers a on a.response_id = r.id
                    where r.mode not in ('kiosk', 'open')
                        and not exists (select from response_tail t where t.response_id = r.id)
                    union all
                """
                        + CONTENT
                        + "from response_tail t "
                        + PARTS
                        + """
                        where t.sign = -1) folded
                        join service s on s.id = folded.service_id
                        order by (cast(s.number as bigint) << 32)
                            + (cast(transition_date - date '0001-01-01' as bigint) << 10)
                            + (uuid_hash(response_id) & 1023), response_id
                        """,
                changes::accept);
        changes.finish();
    }
}
