package org.joinedup.webhook;

import jakarta.inject.Singleton;

import org.joinedup.kernel.WebhookId;
import org.joinedup.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class StoredWebhooks {
    private final Database database;

    StoredWebhooks(Database database) {
        this.database = database;
    }

    /**
     * A message to send now, and to whom.
     *
     * @param secret encrypted
     */
    record Due(
            UUID id,
            WebhookId webhook,
            String url,
            String secret,
            String body,
            int attempts,
            Instant createdAt) {
        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    WebhookId add(String url, String secret, String by, Instant at) {
        return database.first(
                        """
                        insert into webhook (url, secret, created_by, created_at)
                        values (?, ?, ?, ?) returning id
                        """,
                        row -> row.id("id", WebhookId::new),
                        url,
                        secret,
                        by,
                        at)
                .orElseThrow();
    }

    List<Webhook> all() {
        return database.list(
                """
                select w.*, d.waiting, d.delivered, d.given_up, l.last_status
                from webhook w
                cross join lateral (
                    select count(next_at) as waiting, count(delivered_at) as delivered,
                        count(given_up_at) as given_up
                    from webhook_delivery where webhook_id = w.id) d
                left join lateral (
                    select cast(last_status as bigint) as last_status from webhook_delivery
                    where webhook_id = w.id and attempts > 0 order by created_at desc, id limit 1) l on true
                order by w.id
                """,
                row ->
                        new Webhook(
                                row.id("id", WebhookId::new),
                                row.text("url"),
                                row.text("created_by"),
                                row.instant("created_at"),
                                Optional.ofNullable(row.instant("ended_at")),
                                row.optionalText("ended_because"),
                                row.count("waiting"),
                                row.count("delivered"),
                                row.count("given_up"),
                                Optional.ofNullable(row.optionalCount("last_status"))
                                        .map(Long::intValue)));
    }

    /**
     * @return false where there is none
     */
    boolean end(WebhookId id, String because, Instant at) {
        database.update(
                """
                update webhook_delivery set given_up_at = ?, next_at = null
                where webhook_id = ? and next_at is not null
                """,
                at,
                id);
        return database.update(
                        """
                        update webhook set ended_at = coalesce(ended_at, ?),
                            ended_because = coalesce(ended_because, ?)
                        where id = ?
                        """,
                        at,
                        because,
                        id)
                > 0;
    }

    List<WebhookId> active() {
        return database.list(
                "select id from webhook where ended_at is null order by id",
                row -> row.id("id", WebhookId::new));
    }

    void addMessage(UUID id, WebhookId webhook, String body, Instant at) {
        database.update(
                """
                insert into webhook_delivery (id, webhook_id, body, created_at, next_at)
                values (?, ?, ?, ?, ?)
                """,
                id,
                webhook,
                body,
                at,
                at);
    }

    /**
     * Takes what is due; nobody else takes it before a time.
     *
     * @param until when others may
     */
    List<Due> take(int most, Instant now, Instant until) {
        return database.list(
                """
                with due as (
                    select id from webhook_delivery where next_at <= ? order by next_at limit ?
                    for update skip locked
                )
                update webhook_delivery d set attempts = attempts + 1, next_at = ?
                from due, webhook w
                where d.id = due.id and w.id = d.webhook_id
                returning d.id, d.webhook_id, w.url, w.secret, d.body, d.attempts, d.created_at
                """,
                row ->
                        new Due(
                                row.uuid("id"),
                                row.id("webhook_id", WebhookId::new),
                                row.text("url"),
                                row.text("secret"),
                                row.text("body"),
                                row.integer("attempts"),
                                row.instant("created_at")),
                now,
                most,
                until);
    }

    void delivered(UUID id, int status, Instant at) {
        database.update(
                """
                update webhook_delivery set delivered_at = ?, last_status = ?, next_at = null
                where id = ? and next_at is not null
                """,
                at,
                status,
                id);
    }

    /**
     * @param status empty where there was no answer
     * @param next when it is tried again; empty to give up
     */
    void failed(UUID id, Optional<Integer> status, Optional<Instant> next, Instant at) {
        database.update(
                """
                update webhook_delivery set last_status = ?, next_at = ?, given_up_at = ?
                where id = ? and next_at is not null
                """,
                status.orElse(null),
                next.orElse(null),
                next.isPresent() ? null : at,
                id);
    }
}
