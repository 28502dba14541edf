package org.joinedup.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A node that is told to stop while somebody is being answered. */
@Timeout(180)
class NodeStoppingTest {
    @TempDir static Path folder;

    @Test
    void until_it_is_gone_it_says_that_it_is_not_ready_and_who_is_being_answered_is_answered()
            throws Exception {
        int port = freePort();
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
