package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Alone;
import org.joinedup.testing.Api;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.WebForms;
import org.joinedup.web.Crowding.Figures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node with 256 MB of heap, which more people ask at once than it can serve, slower than anybody
 * types, or not at all. With the Maven profile {@code faults} there are as many as the README says,
 * else fewer. What was measured is a table in {@code target/overload.md}.
 */
@Alone
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallHeapTest {
    private static final boolean ALL = Integer.getInteger("faults.rounds", 0) > 0;
    private static final int IDLE = ALL ? 10_000 : 2_000;
    private static final int AT_ONCE = ALL ? 2_000 : 800;
    private static final int SLOW = ALL ? 500 : 100;
    private static final Duration CROWDED = Duration.ofSeconds(ALL ? 30 : 3);
    private static final int HALF = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_BODY = Duration.ofSeconds(10);
    private static final long MOST_RESIDENT_MEGABYTES = 900;
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir static Path folder;

    private static RunningService node;
    private static Api management;
    private static Crowding crowding;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> environment =
                new HashMap<>(RunningService.variables(TestDatabase.settings()));
        int port = FreePort.find();
        environment.put("JOINEDUP_MANAGEMENT_PORT", Integer.toString(port));
        environment.put("JOINEDUP_SLOW_REQUEST_PATIENCE", PATIENCE.toSeconds() + "s");
        environment.put("JOINEDUP_LONGEST_BODY", LONGEST_BODY.toSeconds() + "s");
        node = RunningService.start(folder, environment, List.of("-Xmx256m"));
        management = new Api(URI.create("http://127.0.0.1:" + port));
        crowding = new Crowding(node.uri(), link());
        TABLE.add("| right after the start | | | | | | |" + memory());
    }

    /** Of somebody who has opened it before, as most have. */
    private static String link() {
        Api api = new Api(node.uri());
        String path = new TestOrganisations(api).link();
        assertThat(api.get(path).status()).isEqualTo(200);
        return path;
    }

    @AfterAll
    static void write_the_table() throws IOException {
        node.close();
        String table =
                "| | asked | answered | 503 | other | p50 / p99 of the answered, ms | p50 / p99 of"
                        + " 503, ms | heap, MB | resident, MB (most) |\n"
                        + "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |\n"
                        + String.join("\n", TABLE)
                        + "\n";
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("overload.md"), table);
    }

    @Test
    @Order(1)
    void beyond_what_it_can_serve_it_says_so_stays_alive_and_recovers() throws Exception {
        Figures figures =
                crowding.ask(
                        AT_ONCE,
                        CROWDED,
                        () ->
                                assertThat(management.get("/health/liveness").status())
                                        .isEqualTo(200));
        TABLE.add(figures.row(AT_ONCE + " at once") + memory());

        assertThat(figures.others()).isZero();
        assertThat(figures.busy()).as("%s", figures).isPositive();
        assertThat(figures.busyWithoutRetryAfter()).isZero();
        assertThat(figures.answered()).isPositive();
        Figures afterwards = crowding.ask(4, Duration.ofSeconds(1), () -> {});
        TABLE.add(afterwards.row("4 at once, right after it") + memory());
        assertThat(afterwards.busy() + afterwards.others()).isZero();
        assertSound();
    }

    @Test
    @Order(2)
    void who_sends_byte_by_byte_is_hung_up_on_and_others_are_served() throws Exception {
        try (SlowSenders heads = new SlowSenders(node.uri(), SLOW, SlowSenders.HEAD);
                SlowSenders bodies = new SlowSenders(node.uri(), SLOW, SlowSenders.BODY)) {
            Figures figures = crowding.ask(4, PATIENCE.minusMillis(500), () -> {});
            TABLE.add(figures.row("4 at once, beside %d slow".formatted(2 * SLOW)) + memory());
            assertThat(figures.others() + figures.busy()).isZero();
            assertThat(figures.answered()).isPositive();

            Thread.sleep(PATIENCE.multipliedBy(2));
            assertThat(heads.open()).isZero();
            assertThat(bodies.open()).isZero();
        }
        assertSound();
    }

    @Test
    @Order(3)
    void heads_that_are_too_large_are_refused() throws IOException {
        List<String> replies =
                List.of(
                        SlowSenders.firstLine(
                                node.uri(), "X-Large: " + "a".repeat(100_000) + "\r\n"),
                        SlowSenders.firstLine(
                                node.uri(), ("X-Many: " + "a".repeat(90) + "\r\n").repeat(1_000)),
                        SlowSenders.firstLine(
                                node.uri(), "Cookie: " + "a=b; ".repeat(20_000) + "\r\n"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply).contains(" 431 "));
        assertSound();
    }

    @Test
    @Order(4)
    void beside_thousands_of_idle_connections_others_are_answered_promptly() throws Exception {
        List<SocketChannel> idle = crowding.connect(IDLE);
        try {
            Figures figures = crowding.ask(4, Duration.ofSeconds(2), () -> {});
            TABLE.add(figures.row("4 at once, beside %,d idle".formatted(IDLE)) + memory());

            assertThat(figures.others() + figures.busy()).isZero();
            assertThat(figures.answered()).isPositive();
            assertThat(crowding.stillOpen(idle)).isEqualTo(IDLE);
        } finally {
            for (SocketChannel each : idle) {
                each.close();
            }
        }
        assertSound();
    }

    @Test
    @Order(5)
    void bodies_that_are_half_read_fill_no_memory_and_keep_nobody_out() throws Exception {
        try (HalfBodies ofNobody = new HalfBodies(node.uri(), HALF, "")) {
            assertThat(ofNobody.statuses()).isNotEmpty().containsOnly(413);
        }
        try (HalfBodies ofStaff = new HalfBodies(node.uri(), HALF, authorization())) {
            Figures figures = crowding.ask(4, Duration.ofSeconds(3), () -> {});
            TABLE.add(
                    figures.row("4 at once, beside %d bodies of 8 MB".formatted(HALF)) + memory());
            assertThat(figures.others() + figures.busy()).isZero();
            assertThat(figures.answered()).isPositive();
            assertThat(
                            WebForms.send(
                                            new Api(node.uri()),
                                            crowding.path() + "/look",
                                            Map.of("look", "standard"))
                                    .status())
                    .as("a patient who sends something")
                    .isEqualTo(303);
            assertThat(ofStaff.statuses()).isNotEmpty().containsOnly(503);
            assertThat(ofStaff.sending()).as("those that there is room for").isPositive();

            Thread.sleep(LONGEST_BODY.plus(PATIENCE));
            assertThat(ofStaff.sending()).isZero();
        }
        assertSound();
    }

    private static String authorization() {
        String token =
                new Api(node.uri())
                        .post(
                                "/api/v1/tokens",
                                Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD))
                        .json()
                        .get("accessToken")
                        .asText();
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static void assertSound() {
        assertThat(node.output()).doesNotContain("OutOfMemory").doesNotContain(" ERROR ");
        assertThat(resident("VmHWM")).isLessThan(MOST_RESIDENT_MEGABYTES);
        assertThat(management.get("/health/readiness").status()).isEqualTo(200);
    }

    private static String memory() {
        return " %d | %d (%d) |".formatted(heap(), resident("VmRSS"), resident("VmHWM"));
    }

    private static long heap() {
        return management
                        .get("/prometheus")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToLong(
                                line ->
                                        (long)
                                                Double.parseDouble(
                                                        line.substring(line.lastIndexOf(' '))))
                        .sum()
                >> 20;
    }

    /** As Linux counts it; 0 elsewhere. */
    private static long resident(String which) {
        try {
            return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(which + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
