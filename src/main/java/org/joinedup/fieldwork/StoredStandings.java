package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the invited people of a survey, read in one pass over its invitations, its
 * messages and the questionnaires that were begun; of the answers in them nothing is read.
 */
@Singleton
class StoredStandings {
    private static final String PEOPLE =
            """
            with told as (
                select invitation_id, bool_or(state = 'sent') as sent,
                    bool_or(delivery = 'delivered') as delivered, bool_or(state = 'due') as due,
                    bool_or(state = 'sent' and (delivery is null or delivery = 'delivered')) as perhaps,
                    bool_or(state in ('sent', 'failed')) as tried,
                    min(sent_at) as first_sent, min(next_at) as next_at
                from outbox where survey_id = ? group by invitation_id),
            person as (
                select i.*, q.invitation_id is not null as begun, t.first_sent, t.next_at,
                    coalesce(t.sent, false) as sent, coalesce(t.delivered, false) as delivered,
                    i.state = 'completed' or i.opened_at is not null or i.state = 'opened'
                        or q.invitation_id is not null as reached,
                    t.tried and not t.perhaps and not t.due as unreached,
                    t.due and not t.tried as unwritten
                from invitation i left join told t on t.invitation_id = i.id
                left join open_questionnaire q on q.invitation_id = i.id
                where i.survey_id = ? and i.mode not in ('kiosk', 'open')),
            standing as (
                select person.*, case when state in ('completed', 'opted-out', 'withdrawn') then state
                    when begun then 'partial'
                    when unreached and not reached then 'failed'
                    when unwritten and not reached then 'waiting' end as stands
                from person)
            """;

    private final Database database;
    private final Clock clock;

    StoredStandings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * People who have the same in common.
     *
     * @param day on which they were invited
     */
    record Standing(ServiceId service, Mode mode, String language, LocalDate day, Tally tally) {}

    List<Standing> standings(SurveyId survey) {
        return database.list(
                PEOPLE
                        + """
                        select service_id, mode, language,
                            cast(issued_at at time zone ? as date) as day, count(*) as invited,
                            count(*) filter (where stands = 'waiting') as waiting,
                            count(*) filter (where sent) as sent,
                            count(*) filter (where delivered) as delivered,
                            count(*) filter (where stands = 'failed') as failed,
                            count(*) filter (where reached) as opened,
                            count(*) filter (where begun or state = 'completed') as started,
                            count(*) filter (where stands = 'partial') as partial,
                            count(*) filter (where stands = 'completed') as completed,
                            count(*) filter (where stands = 'opted-out') as opted_out,
                            count(*) filter (where stands = 'withdrawn') as withdrawn,
                            count(*) filter (where registered_on_return) as returned
                        from standing group by 1, 2, 3, 4 order by 4
                        """,
                StoredStandings::read,
                survey,
                survey,
                clock.getZone().getId());
    }

    private static Standing read(Row row) {
        return new Standing(
                row.id("service_id", ServiceId::new),
                row.coded("mode", Mode.class),
                row.text("language"),
                row.date("day"),
                new Tally(
                        row.count("invited"),
                        row.count("waiting"),
                        row.count("sent"),
                        row.count("delivered"),
                        row.count("failed"),
                        row.count("opened"),
                        row.count("started"),
                        row.count("partial"),
                        row.count("completed"),
                        row.count("opted_out"),
                        row.count("withdrawn"),
                        row.count("returned")));
    }

    /**
     * People for the forecast.
     *
     * @param asked when first written to, or when that is planned
     * @param ended when they completed or left; null while neither
     * @param last day on which they may answer
     */
    record Course(
            LocalDate asked, LocalDate ended, boolean completed, LocalDate last, long people) {}

    /** Without those whom nothing gets to, and paper forms of which nobody knows the number. */
    List<Course> courses(SurveyId survey) {
        String zone = clock.getZone().getId();
        return database.list(
                PEOPLE
                        + """
                        select cast(coalesce(first_sent, next_at, issued_at) at time zone ? as date) as asked,
                            cast(ended_at at time zone ? as date) as ended, state = 'completed' as completed,
                            cast((expires_at - interval '1 second') at time zone ? as date) as last,
                            count(*) as people
                        from standing where stands is distinct from 'failed' and not registered_on_return
                        group by 1, 2, 3, 4
                        """,
                row ->
                        new Course(
                                row.date("asked"),
                                row.date("ended"),
                                row.flag("completed"),
                                row.date("last"),
                                row.count("people")),
                survey,
                survey,
                zone,
                zone,
                zone);
    }

    /** How the answers came; of the walk-ins, too. */
    Map<Mode, Long> answeredBy(SurveyId survey) {
        Map<Mode, Long> answered = new EnumMap<>(Mode.class);
        database.query(
                "select mode, count(*) as n from response where survey_id = ? group by mode",
                row -> answered.put(row.coded("mode", Mode.class), row.count("n")),
                survey);
        return answered;
    }

    boolean isPurged(SurveyId survey) {
        return database.first(
                        "select 1 from survey where id = ? and purged_at is not null",
                        row -> true,
                        survey)
                .isPresent();
    }

    /** Services whose last list is from before a time. */
    List<ServiceId> withoutListSince(SurveyId survey, Instant since) {
        return database.list(
                """
                select service_id from invitation
                where survey_id = ? and mode not in ('kiosk', 'open')
                group by service_id having max(issued_at) < ? order by service_id
                """,
                row -> row.id("service_id", ServiceId::new),
                survey,
                since);
    }
}
