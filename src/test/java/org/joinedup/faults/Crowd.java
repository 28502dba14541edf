package org.joinedup.faults;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who send what they answered as a phone does: again and again, with the same submission id,
 * until there is a receipt.
 */
final class Crowd {
    private static final int PEOPLE_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Queue<Person> waiting = new ConcurrentLinkedQueue<>();
    private final Map<Person, String> receipts = new ConcurrentHashMap<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final List<URI> doors;
    private final Duration pause;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ends;

    /** Somebody with a link, and the body of what they send. */
    record Person(String token, Object body) {}

    /**
     * @param doors where the service answers; may be changed by others meanwhile
     * @param pause of each after a receipt
     */
    Crowd(List<Person> people, List<URI> doors, Duration pause) {
        waiting.addAll(people);
        this.doors = doors;
        this.pause = pause;
    }

    Crowd begin() {
        for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
            int first = i;
            running.add(threads.submit(() -> sendUntilTheEnd(first)));
        }
        return this;
    }

    /** Nobody begins any more, and who has begun gets a receipt. */
    void end() throws InterruptedException, ExecutionException {
        ends = true;
        for (Future<?> each : running) {
            each.get();
        }
        threads.close();
    }

    Map<Person, String> receipts() {
        return receipts;
    }

    int requests() {
        return requests.get();
    }

    /** Requests that were not answered, or answered with a fault of the service. */
    int failures() {
        return failures.get();
    }

    /** The longest that anybody waited for a receipt. */
    long longestMillis() {
        return longestMillis.get();
    }

    private Void sendUntilTheEnd(int first) throws InterruptedException {
        int turn = first;
        while (!ends) {
            Person person = waiting.poll();
            if (person == null) {
                return null;
            }
            long start = System.nanoTime();
            receipts.put(person, sendUntilThereIsAReceipt(person, turn++));
            longestMillis.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
            Thread.sleep(pause);
        }
        return null;
    }

    private String sendUntilThereIsAReceipt(Person person, int first) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int turn = first; System.nanoTime() < end; turn++) {
            try {
                Reply reply = send(person, doors.get(turn % doors.size()));
                if (reply.status() == 200 || reply.status() == 201) {
                    return reply.json().get("receipt").asText();
                }
                if (reply.status() < 500) {
                    throw new IllegalStateException(reply.status() + " " + reply.body());
                }
                failures.incrementAndGet();
            } catch (UncheckedIOException e) {
                failures.incrementAndGet();
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        throw new IllegalStateException("no receipt in " + PATIENCE);
    }

    private Reply send(Person person, URI door) {
        requests.incrementAndGet();
        return new Api(door)
                .post("/api/v1/invitations/" + person.token() + "/responses", person.body());
    }

    /** Sends once more what has a receipt, and tells what comes back. */
    static String again(Person person, URI door) {
        Reply reply =
                new Api(door)
                        .post(
                                "/api/v1/invitations/" + person.token() + "/responses",
                                person.body());
        return reply.status() + " " + reply.json().path("receipt").asText();
    }
}
