package org.joinedup.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who ask one node at once, each again as soon as it is answered, and each once at least. */
final class Crowding {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI node;
    private final String path;

    /**
     * @param path of a page that the database is asked for
     */
    Crowding(URI node, String path) {
        this.node = node;
        this.path = path;
    }

    String path() {
        return path;
    }

    private record Answer(int status, boolean retryAfter, double millis) {}

    /** What was answered. */
    record Figures(
            List<Double> served, List<Double> sentAway, long busyWithoutRetryAfter, long others) {
        long answered() {
            return served.size();
        }

        long busy() {
            return sentAway.size();
        }

        String row(String name) {
            return "| %s | %,d | %,d | %,d | %d | %s | %s |"
                    .formatted(
                            name,
                            answered() + busy() + others,
                            answered(),
                            busy(),
                            others,
                            times(served),
                            times(sentAway));
        }

        private static String times(List<Double> sorted) {
            return sorted.isEmpty()
                    ? "-"
                    : "%.0f / %.0f"
                            .formatted(
                                    sorted.get(sorted.size() / 2),
                                    sorted.get(sorted.size() * 99 / 100));
        }
    }

    /**
     * @param meanwhile is done again and again
     */
    Figures ask(int people, Duration time, Runnable meanwhile) throws Exception {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + time.toNanos();
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                running.add(threads.submit(() -> askUntil(end, client, answers)));
            }
            while (System.nanoTime() < end) {
                meanwhile.run();
                Thread.sleep(100);
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return new Figures(
                millis(answers, 200),
                millis(answers, 503),
                answers.stream()
                        .filter(answer -> answer.status() == 503 && !answer.retryAfter())
                        .count(),
                answers.stream()
                        .filter(answer -> answer.status() != 200 && answer.status() != 503)
                        .count());
    }

    private static List<Double> millis(Iterable<Answer> answers, int status) {
        List<Double> millis = new ArrayList<>();
        answers.forEach(
                answer -> {
                    if (answer.status() == status) {
                        millis.add(answer.millis());
                    }
                });
        return millis.stream().sorted().toList();
    }

    private Void askUntil(long end, HttpClient client, ConcurrentLinkedQueue<Answer> answers)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path)).timeout(LONGEST).build();
        do {
            long start = System.nanoTime();
            try {
                HttpResponse<?> reply =
                        client.send(request, HttpResponse.BodyHandlers.discarding());
                answers.add(
                        new Answer(
                                reply.statusCode(),
                                reply.headers().firstValue("Retry-After").isPresent(),
                                (System.nanoTime() - start) / 1e6));
            } catch (IOException e) {
                answers.add(new Answer(0, false, (System.nanoTime() - start) / 1e6));
            }
        } while (System.nanoTime() < end);
        return null;
    }

    /** Connections on which nothing is ever sent. */
    List<SocketChannel> connect(int count) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(
                    SocketChannel.open(new InetSocketAddress(node.getHost(), node.getPort())));
        }
        return connections;
    }

    long stillOpen(List<SocketChannel> connections) throws IOException {
        long open = 0;
        for (SocketChannel each : connections) {
            each.configureBlocking(false);
            open += each.read(ByteBuffer.allocate(1)) == 0 ? 1 : 0;
        }
        return open;
    }
}
