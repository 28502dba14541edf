package org.joinedup.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A node that is told to stop while somebody is being answered. */
@Timeout(180)
class NodeStoppingTest {
    @TempDir static Path folder;

    @Test
    void until_it_is_gone_it_says_that_it_is_not_ready_and_who_is_being_answered_is_answered()
            throws Exception {
        int port = FreePort.find();
        Map<String, String> settings = TestDatabase.settings();
        Map<String, String> environment = new HashMap<>(RunningService.variables(settings));
        environment.put("JOINEDUP_MANAGEMENT_PORT", Integer.toString(port));
        Api management = new Api(URI.create("http://127.0.0.1:" + port));
        List<Reply> replies = new ArrayList<>();
        try (RunningService node = RunningService.start(folder, environment)) {
            String path = new TestOrganisations(new Api(node.uri())).link();
            awaitReady(management);
            CompletableFuture<Reply> beingAnswered;
            try (Connection other =
                            DriverManager.getConnection(
                                    settings.get("datasources.default.url"),
                                    TestDatabase.OWNER,
                                    "");
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.execute("lock table invitation in access exclusive mode");
                beingAnswered = CompletableFuture.supplyAsync(() -> new Api(node.uri()).get(path));
                Thread.sleep(1_000);
                node.stop();
                Thread.sleep(500);
                ask(management, replies);
            }
            assertThat(beingAnswered.join().status()).isEqualTo(200);
        }

        assertThat(replies)
                .isNotEmpty()
                .allSatisfy(
                        reply -> {
                            assertThat(reply.status()).as(reply.body()).isEqualTo(503);
                            assertThat(reply.json().get("status").asText()).isEqualTo("DOWN");
                        });
    }

    @Test
    void whoever_asks_on_and_on_while_it_stops_is_never_told_of_a_fault() throws Exception {
        int port = FreePort.find();
        Map<String, String> environment =
                new HashMap<>(RunningService.variables(TestDatabase.settings()));
        environment.put("JOINEDUP_MANAGEMENT_PORT", Integer.toString(port));
        Queue<String> replies = new ConcurrentLinkedQueue<>();
        List<Thread> asking = new ArrayList<>();
        try (RunningService node = RunningService.start(folder, environment)) {
            String path = new TestOrganisations(new Api(node.uri())).link();
            for (int i = 0; i < 4; i++) {
                asking.add(askOn(port, "/health/readiness", replies));
                asking.add(askOn(port, "/prometheus", replies));
                asking.add(askOn(node.uri().getPort(), path, replies));
            }
            Thread.sleep(1_000);
            node.stop();
        }
        for (Thread each : asking) {
            each.join();
        }

        assertThat(replies).contains("200", "503").isSubsetOf("200", "503");
    }

    /** On one connection until it is cut, by hand, for a client would connect anew. */
    private static Thread askOn(int port, String path, Queue<String> replies) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try (Socket socket =
                                    new Socket(InetAddress.getLoopbackAddress(), port)) {
                                byte[] request =
                                        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                                .getBytes(StandardCharsets.US_ASCII);
                                InputStream in = socket.getInputStream();
                                while (true) {
                                    socket.getOutputStream().write(request);
                                    replies.add(status(in));
                                }
                            } catch (IOException e) {
                                // Cut, between two answers or instead of one.
                            }
                        });
    }

    /** Reads the whole answer, which tells its length or comes in chunks. */
    private static String status(InputStream in) throws IOException {
        String head = line(in);
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        while (length < 0) {
            int chunk = Integer.parseInt(line(in), 16);
            in.skipNBytes(chunk + 2);
            length = chunk == 0 ? 0 : -1;
        }
        in.skipNBytes(length);
        return head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** On the connection that is there, for as long as there is one. */
    private static void ask(Api management, List<Reply> replies) throws InterruptedException {
        try {
            for (int i = 0; i < 10; i++) {
                replies.add(management.get("/health/readiness"));
                Thread.sleep(100);
            }
        } catch (UncheckedIOException e) {
            // No new connections are taken.
        }
    }

    private static void awaitReady(Api management) throws InterruptedException {
        while (management.get("/health/readiness").status() != 200) {
            Thread.sleep(100);
        }
    }
}
