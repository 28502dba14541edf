package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitations.Invited;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many are invited, from counts that every change of an invitation keeps by itself (see the
 * migration): the table of what is folded, and the tail of what came since.
 */
@Singleton
class StoredInvitationCounts {
    private static final int LOCK = 7505;

    private static final String COUNTS =
            """
            from (select * from invitation_count
                union all
                select service_id, survey_id, month, people, returned from invitation_count_tail) c
            join survey_instrument s on s.survey_id = c.survey_id and s.code = ?
            """;

    private final Database database;

    StoredInvitationCounts(Database database) {
        this.database = database;
    }

    Map<ServiceId, SortedMap<YearMonth, Invited>> invitedByMonth(
            Collection<ServiceId> services, String instrumentCode, Period period) {
        Map<ServiceId, SortedMap<YearMonth, Invited>> invited = new HashMap<>();
        database.query(
                "select c.service_id, c.month, cast(sum(people) as bigint) as people,"
                        + " cast(sum(returned) as bigint) as returned "
                        + COUNTS
                        + """
                        where c.service_id = any(cast(? as uuid[])) and c.month between ? and ?
                        group by c.service_id, c.month
                        """,
                row ->
                        invited.computeIfAbsent(
                                        row.id("service_id", ServiceId::new),
                                        service -> new TreeMap<>())
                                .put(YearMonth.from(row.date("month")), invited(row)),
                instrumentCode,
                services.stream().map(ServiceId::toString).toArray(String[]::new),
                period.firstDay(),
                period.lastDay());
        return invited;
    }

    private static Invited invited(Row row) {
        return new Invited(row.count("people"), row.count("returned") == 0);
    }

    /**
     * Keeps others from folding and counting until the transaction ends.
     *
     * @return false when somebody else does it
     */
    boolean tryLock() {
        return database.first(
                        "select pg_try_advisory_xact_lock(?, 0) as locked",
                        row -> row.flag("locked"),
                        LOCK)
                .orElseThrow();
    }

    /** As {@link #tryLock}, after whoever does it. */
    void lock() {
        database.query("select pg_advisory_xact_lock(?, 0)", row -> {}, LOCK);
    }

    void fold(int most) {
        database.update(
                """
                with taken as (
                    delete from invitation_count_tail where id = any(array(
                        select id from invitation_count_tail order by id limit ? for update skip locked))
                    returning *)
                insert into invitation_count as c (service_id, survey_id, month, people, returned)
                select service_id, survey_id, month, sum(people), sum(returned) from taken group by 1, 2, 3
                on conflict (service_id, month, survey_id) do update
                set people = c.people + excluded.people, returned = c.returned + excluded.returned
                """,
                most);
    }

    /**
     * One statement, hence one snapshot, in which every change of an invitation is there with its
     * line in the tail. By day first: to find the month of each invitation takes longer than to
     * count them.
     */
    void recount() {
        database.update("delete from invitation_count");
        database.update(
                """
                with days as (
                    select service_id, survey_id, transition_date, count(*) as people,
                        count(*) filter (where registered_on_return) as returned
                    from invitation
                    where state not in ('withdrawn', 'opted-out') and mode not in ('kiosk', 'open')
                    group by 1, 2, 3)
                insert into invitation_count (service_id, survey_id, month, people, returned)
                select service_id, survey_id, month, sum(people), sum(returned) from (
                    select service_id, survey_id,
                        cast(date_trunc('month', cast(transition_date as timestamp)) as date) as month,
                        people, returned
                    from days
                    union all
                    select service_id, survey_id, month, -people, -returned from invitation_count_tail) c
                group by 1, 2, 3 having sum(people) <> 0 or sum(returned) <> 0
                """);
    }
}
