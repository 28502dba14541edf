package org.joinedup.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What clients at once get done, each one thing after the other.
 *
 * @param done without an error
 * @param seconds from the first to the last
 */
record Load(int clients, long done, long errors, double seconds, Timing timing) {
    /** Somebody with a connection of their own. */
    interface Client extends AutoCloseable {
        /**
         * @param number of the thing to do, of all clients together
         * @return whether it was done
         */
        boolean act(int number) throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes a client, and connects it. */
    @FunctionalInterface
    interface Clients {
        Client connect() throws Exception;
    }

    double rate() {
        return done / seconds;
    }

    /** From this number to the one before that, by all clients together. */
    static Load of(int clients, int from, int to, Clients make) throws Exception {
        AtomicInteger next = new AtomicInteger(from);
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<long[]>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                futures.add(threads.submit(() -> run(next, to, ready, go, make)));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> each : futures) {
                times.add(each.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] all = times.stream().flatMapToLong(Arrays::stream).toArray();
            long errors = Arrays.stream(all).filter(time -> time < 0).count();
            return new Load(
                    clients,
                    all.length - errors,
                    errors,
                    seconds,
                    Timing.of(Arrays.stream(all).map(Math::abs).toArray()));
        }
    }

    /** How long each took, in nanoseconds; below nothing what was not done. */
    private static long[] run(
            AtomicInteger next, int to, CountDownLatch ready, CountDownLatch go, Clients make)
            throws Exception {
        List<Long> times = new ArrayList<>();
        Client connected;
        try {
            connected = make.connect();
        } finally {
            ready.countDown();
        }
        try (Client client = connected) {
            go.await();
            for (int number = next.getAndIncrement();
                    number < to;
                    number = next.getAndIncrement()) {
                long start = System.nanoTime();
                boolean done = client.act(number);
                long time = System.nanoTime() - start;
                times.add(done ? time : -time);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }
}
