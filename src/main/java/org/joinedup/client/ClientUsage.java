package org.joinedup.client;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.Repeating;
import org.joinedup.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what clients send, by day. Written every few seconds, since a row that every request
 * changes would slow all of them down; a node that is killed forgets the last of it.
 */
@Singleton
class ClientUsage implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ClientUsage.class);
    private static final int DAYS = 31;

    private final Database database;
    private final Clock clock;
    private final Duration interval;
    private final Map<Key, Count> counted = new ConcurrentHashMap<>();
    private final Map<Key, Long> written = new ConcurrentHashMap<>();
    private final Repeating writing;

    ClientUsage(
            Database database,
            Clock clock,
            @Value("${joinedup.clients.usage-interval:10s}") Duration interval) {
        this.database = database;
        this.clock = clock;
        this.interval = interval;
        this.writing = new Repeating("client-usage", interval, this::write, ClientUsage::note);
    }

    private static final Count NONE = new Count(0, 0);

    private record Key(ClientId client, LocalDate day) {}

    private record Count(long requests, long refused) {
        Count plus(Count other) {
            return new Count(requests + other.requests, refused + other.refused);
        }
    }

    /**
     * @param refused beyond the client's limit
     */
    record Day(LocalDate day, long requests, long refused) {}

    void count(ClientId client, boolean allowed) {
        counted.merge(
                new Key(client, LocalDate.now(clock)), new Count(1, allowed ? 0 : 1), Count::plus);
    }

    /**
     * How many requests were allowed today. Those to other nodes are known some seconds late, when
     * this one writes its own.
     */
    long today(ClientId client) {
        Key key = new Key(client, LocalDate.now(clock));
        long before = written.computeIfAbsent(key, this::read);
        Count since = counted.getOrDefault(key, NONE);
        return before + since.requests() - since.refused();
    }

    private long read(Key key) {
        return database.first(
                        "select requests - refused as allowed from client_usage where client_id ="
                                + " ? and day = ?",
                        row -> row.count("allowed"),
                        key.client(),
                        key.day())
                .orElse(0L);
    }

    /** Of the last days, the latest first; those of other nodes some seconds late. */
    List<Day> of(ClientId client) {
        write();
        return database.list(
                """
                select day, requests, refused from client_usage
                where client_id = ? and day > cast(? as date) order by day desc
                """,
                row -> new Day(row.date("day"), row.count("requests"), row.count("refused")),
                client,
                LocalDate.now(clock).minusDays(DAYS));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        writing.start();
    }

    private static void note(RuntimeException failure) {
        LOG.warn("Usage is written later: {}", failure.getClass().getName());
    }

    /** What cannot be written is counted again. */
    private void write() {
        LocalDate today = LocalDate.now(clock);
        written.keySet().removeIf(key -> key.day().isBefore(today));
        for (Key key : new ArrayList<>(counted.keySet())) {
            Count count = counted.remove(key);
            if (count != null) {
                try {
                    add(key, count);
                } catch (RuntimeException e) {
                    counted.merge(key, count, Count::plus);
                    throw e;
                }
            }
        }
    }

    private void add(Key key, Count count) {
        long allowed =
                database.first(
                                """
                                insert into client_usage (client_id, day, requests, refused)
                                values (?, ?, ?, ?)
                                on conflict (client_id, day) do update set
                                    requests = client_usage.requests + excluded.requests,
                                    refused = client_usage.refused + excluded.refused
                                returning requests - refused as allowed
                                """,
                                row -> row.count("allowed"),
                                key.client(),
                                key.day(),
                                count.requests(),
                                count.refused())
                        .orElseThrow();
        written.put(key, allowed);
    }

    @PreDestroy
    void end() throws InterruptedException {
        writing.end(interval);
        try {
            write();
        } catch (RuntimeException e) {
            note(e);
        }
    }
}
