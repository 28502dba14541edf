package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The messages. Whoever locks an invitation and its messages locks the invitation first, so that no
 * two can wait for each other.
 */
@Singleton
class StoredOutbox {
    private static final int ADDED_AT_ONCE = 5_000;

    private final Database database;

    StoredOutbox(Database database) {
        this.database = database;
    }

    /** Steps that are there already stay as they are. */
    void add(SurveyId survey, List<Message.Next> steps) {
        for (int from = 0; from < steps.size(); from += ADDED_AT_ONCE) {
            List<Message.Next> some =
                    steps.subList(from, Math.min(steps.size(), from + ADDED_AT_ONCE));
            database.update(
                    """
                    insert into outbox (survey_id, invitation_id, step, channel, state, next_at)
                    select ?, cast(invitation as uuid), cast(step as integer), channel, 'due',
                        cast(next_at as timestamptz)
                    from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                        as next (invitation, step, channel, next_at)
                    on conflict (invitation_id, step) do nothing
                    """,
                    survey,
                    texts(some, Message.Next::invitation),
                    texts(some, Message.Next::step),
                    texts(some, next -> next.channel().code()),
                    texts(some, Message.Next::at));
        }
    }

    private static String[] texts(List<Message.Next> steps, Function<Message.Next, Object> part) {
        return steps.stream().map(part).map(Object::toString).toArray(String[]::new);
    }

    /** Adds a step, or brings it forward. */
    void hasten(SurveyId survey, Message.Next step) {
        database.update(
                """
                insert into outbox (survey_id, invitation_id, step, channel, state, next_at)
                values (?, ?, ?, ?, 'due', ?)
                on conflict (invitation_id, step) do update
                    set next_at = least(outbox.next_at, excluded.next_at) where outbox.state = 'due'
                """,
                row(survey, step));
    }

    private static Object[] row(SurveyId survey, Message.Next next) {
        return new Object[] {survey, next.invitation(), next.step(), next.channel(), next.at()};
    }

    /** Where something is to be sent, besides letters, which are printed together. */
    List<SurveyId> surveysWithDue(Instant now) {
        return database.list(
                """
                select survey_id from fieldwork_plan p where exists (
                    select 1 from outbox
                    where survey_id = p.survey_id and next_at <= ? and channel <> 'letter')
                """,
                row -> row.id("survey_id", SurveyId::new),
                now);
    }

    long takenSince(SurveyId survey, Instant since) {
        return database.first(
                        "select count(*) as n from outbox where survey_id = ? and taken_at > ?",
                        row -> row.count("n"),
                        survey,
                        since)
                .orElseThrow();
    }

    /**
     * Takes what is due; nobody else takes it before a time.
     *
     * @param until when others may
     */
    List<Message> take(SurveyId survey, int most, Instant now, Instant until) {
        return database.list(
                """
                with due as (
                    select id from outbox
                    where survey_id = ? and next_at <= ? and channel <> 'letter' order by next_at limit ?
                    for update skip locked
                )
                update outbox o set attempts = attempts + 1, next_at = ?, taken_at = ?
                from due where o.id = due.id returning o.*
                """,
                StoredOutbox::read,
                survey,
                now,
                most,
                until,
                now);
    }

    Optional<Message> find(UUID id) {
        return database.first("select * from outbox where id = ?", StoredOutbox::read, id);
    }

    /**
     * @return empty when another has done it, or has taken it since
     */
    Optional<Message> lock(UUID id, int attempts) {
        return database.first(
                "select * from outbox where id = ? and state = 'due' and attempts = ? for update",
                StoredOutbox::read,
                id,
                attempts);
    }

    /**
     * @param doubt why it may not have been after all
     */
    void sent(UUID id, String providerId, Optional<String> doubt, Instant at) {
        database.update(
                """
                update outbox set state = 'sent', next_at = null, sent_at = ?, provider_id = ?, reason = ?
                where id = ?
                """,
                at,
                providerId,
                doubt.orElse(null),
                id);
    }

    void end(UUID id, MessageState state, String reason) {
        database.update(
                """
                update outbox set state = ?, next_at = null, reason = ?,
                    taken_at = case when ? then taken_at end
                where id = ?
                """,
                state,
                reason,
                state == MessageState.FAILED,
                id);
    }

    void retry(UUID id, Instant at, String reason) {
        database.update("update outbox set next_at = ?, reason = ? where id = ?", at, reason, id);
    }

    /** It was not tried. */
    void postpone(UUID id, Instant at, String reason) {
        database.update(
                """
                update outbox set next_at = ?, reason = ?, attempts = attempts - 1, taken_at = null
                where id = ?
                """,
                at,
                reason,
                id);
    }

    /**
     * What is told of was sent, even if nobody learned so before it was stopped.
     *
     * @return false when as much was known before
     */
    boolean recordDelivery(UUID id, DeliveryStatus status, Instant at) {
        String[] outdone =
                EnumSet.allOf(DeliveryStatus.class).stream()
                        .filter(other -> other.compareTo(status) < 0)
                        .map(DeliveryStatus::code)
                        .toArray(String[]::new);
        return database.update(
                        """
                        update outbox set delivery = ?, delivery_at = ?,
                            state = case when state = 'stopped' then 'sent' else state end
                        where id = ? and (delivery is null or delivery = any(?))
                        """,
                        status,
                        at,
                        id,
                        outdone)
                == 1;
    }

    /** Nothing more goes by a channel that does not get there. */
    void skipLater(Message failed) {
        database.update(
                """
                update outbox set state = 'skipped', next_at = null, reason = 'channel-failed'
                where invitation_id = ? and step > ? and channel = ? and state = 'due'
                """,
                failed.invitation(),
                failed.step(),
                failed.channel());
    }

    /** The channels that do not get to a person. */
    Set<Channel> failed(InvitationId invitation) {
        return database
                .list(
                        """
                        select distinct channel from outbox
                        where invitation_id = ? and (state = 'failed' or delivery <> 'delivered')
                        """,
                        row -> row.coded("channel", Channel.class),
                        invitation)
                .stream()
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }

    private static Message read(Row row) {
        return new Message(
                row.uuid("id"),
                row.id("survey_id", SurveyId::new),
                row.id("invitation_id", InvitationId::new),
                row.integer("step"),
                row.coded("channel", Channel.class),
                row.integer("attempts"),
                Optional.ofNullable(row.coded("delivery", DeliveryStatus.class)));
    }
}
