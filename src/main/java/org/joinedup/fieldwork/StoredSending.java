package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the messages of a survey are, and what keeps them. */
@Singleton
class StoredSending {
    private static final Duration OF_LATE = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;

    StoredSending(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param step counted from 0
     * @param planned all of its messages so far
     * @param ended of them: sent, stopped, skipped or failed
     * @param dueNow of the others, whose time has come
     * @param overdue of those, whose time came a day ago
     * @param ofLate sent in the last ten minutes
     * @param undelivered of the sent, as a provider told
     * @param next when the first of the others is due
     */
    record OfStep(
            int step,
            Channel channel,
            long planned,
            long ended,
            long dueNow,
            long overdue,
            long ofLate,
            long sent,
            long delivered,
            long undelivered,
            long failed,
            Optional<Instant> next) {}

    List<OfStep> steps(SurveyId survey) {
        Instant now = clock.instant();
        return database.list(
                """
                select step, channel, count(*) as planned, count(*) - count(next_at) as ended,
                    count(*) filter (where next_at <= cast(? as timestamptz)) as due_now,
                    count(*) filter (where next_at <= cast(? as timestamptz)) as overdue,
                    count(*) filter (where sent_at > cast(? as timestamptz)) as of_late,
                    count(*) filter (where state = 'sent') as sent,
                    count(*) filter (where delivery = 'delivered') as delivered,
                    count(*) filter (where delivery <> 'delivered') as undelivered,
                    count(*) filter (where state = 'failed') as failed, min(next_at) as next_at
                from outbox where survey_id = ? group by step, channel order by step
                """,
                row ->
                        new OfStep(
                                row.integer("step"),
                                row.coded("channel", Channel.class),
                                row.count("planned"),
                                row.count("ended"),
                                row.count("due_now"),
                                row.count("overdue"),
                                row.count("of_late"),
                                row.count("sent"),
                                row.count("delivered"),
                                row.count("undelivered"),
                                row.count("failed"),
                                Optional.ofNullable(row.instant("next_at"))),
                now,
                now.minus(Duration.ofDays(1)),
                now.minus(OF_LATE),
                survey);
    }

    /** Why messages that are due have not left, besides those that were not tried yet. */
    Map<String, Long> waitingFor(SurveyId survey) {
        Map<String, Long> reasons = new TreeMap<>();
        database.query(
                """
                select reason, count(*) as n from outbox
                where survey_id = ? and state = 'due' and reason is not null group by reason
                """,
                row -> reasons.put(row.text("reason"), row.count("n")),
                survey);
        return reasons;
    }
}
