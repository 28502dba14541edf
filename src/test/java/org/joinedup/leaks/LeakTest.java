package org.joinedup.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.joinedup.testing.Api;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.Relay;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No token, answer or personal datum is in a log, a metric or what tells of the health. */
class LeakTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTIFY_KEY =
            "leak-11111111-1111-4111-8111-1111111abcde-2b2b2b2b-2222-4222-8222-222222fedcba";

    @TempDir static Path folder;

    /** At DEBUG there is all that is logged as shipped, and more. */
    @Test
    void whatever_goes_well_or_wrong_nothing_secret_or_of_people_is_written_down_as_json()
            throws IOException, InterruptedException {
        requireJson(searched("json", "DEBUG"));
    }

    @Test
    void nor_as_text_as_shipped() throws IOException, InterruptedException {
        assumeTrue(Integer.getInteger("faults.rounds", 0) > 0, "with the profile faults alone");
        assertThat(searched("text", "INFO")).contains(" WARN ");
    }

    private static String searched(String format, String level)
            throws IOException, InterruptedException {
        LeakSearch secrets = new LeakSearch();
        String written;
        List<String> bodies = new ArrayList<>();
        try (Relay line = new Relay(databasePort())) {
            int management = FreePort.find();
            RunningService node =
                    RunningService.start(
                            folder, environment(secrets, line, management, format, level));
            try (node) {
                AllKindsOfRequests requests = new AllKindsOfRequests(node.uri(), line, secrets);
                requests.sendAll(() -> node.output().contains("Folding failed"));
                assertThat(node.output()).contains("Folding failed");
                assertThat(requests.statuses())
                        .contains(200, 201, 303, 400, 401, 404, 409, 413, 415, 422, 503);
                Api operator = new Api(URI.create("http://127.0.0.1:" + management));
                for (String path :
                        List.of(
                                "/prometheus",
                                "/health",
                                "/health/liveness",
                                "/health/readiness")) {
                    bodies.add(operator.get(path).body());
                }
            }
            written = node.output();
        }

        assertThat(secrets.size()).isGreaterThan(25);
        assertThat(secrets.in("the log", written)).isEmpty();
        assertThat(secrets.in("what operators see", String.join("\n", bodies))).isEmpty();
        assertThat(bodies.getFirst()).contains("uri=\"/s/{token}\"");
        return written;
    }

    @Test
    void the_search_finds_each_secret_that_is_planted_in_a_line_of_a_log() {
        LeakSearch secrets = new LeakSearch();
        secrets.keep("a token", "k7f2zq9m4c1x8v5b3n6a0s");
        secrets.keep("a name", "Zebediah Quagmire");
        secrets.keep("a mobile", "07700 912345");
        secrets.keep("a password", "pass word+with/all");

        assertThat(
                        secrets.in(
                                "a log",
                                """
                                12:00 WARN GET /s/k7f2zq9m4c1x8v5b3n6a0s
                                12:01 INFO ZEBEDIAH QUAGMIRE
                                12:02 INFO mobile=07700912345
                                12:03 INFO ?password=pass+word%2Bwith%2Fall
                                """))
                .hasSize(4)
                .anySatisfy(found -> assertThat(found).startsWith("a token in a log: 12:00"));
        assertThat(secrets.in("a log", "12:00 WARN GET /s/{token}\n")).isEmpty();
    }

    /** Every line, from the first to the last, and the request's id on those of a request. */
    private static void requireJson(String written) throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            assertThat(line.has("timestamp")).isTrue();
                            assertThat(line.has("level")).isTrue();
                            assertThat(line.has("loggerName")).isTrue();
                            assertThat(line.has("formattedMessage")).isTrue();
                        });
        assertThat(lines)
                .anySatisfy(
                        line ->
                                assertThat(line.path("formattedMessage").asText())
                                        .startsWith("Joined Up is ready"));
    }

    private static Map<String, String> environment(
            LeakSearch secrets, Relay line, int management, String format, String level) {
        Map<String, String> environment =
                new HashMap<>(RunningService.variables(TestDatabase.settings()));
        URI database = URI.create(environment.get("DATASOURCES_DEFAULT_URL").substring(5));
        environment.put(
                "DATASOURCES_DEFAULT_URL",
                "jdbc:postgresql://127.0.0.1:" + line.uri().getPort() + database.getPath());
        environment.put(
                "DATASOURCES_DEFAULT_PASSWORD",
                secrets.keep("password of the database", "database-password-Kx81"));
        environment.put(
                "JOINEDUP_MIGRATION_PASSWORD",
                secrets.keep("password of the owner", "owner-password-Kx82"));
        secrets.keep("signing secret", environment.get("JOINEDUP_SIGNING_SECRET"));
        secrets.keep("contact key", environment.get("JOINEDUP_CONTACT_KEY"));
        secrets.keep("administrator's password", Api.PASSWORD);
        environment.put("JOINEDUP_NOTIFY_API_KEY", NOTIFY_KEY);
        secrets.keep("key of Notify", NOTIFY_KEY.substring(NOTIFY_KEY.length() - 36));
        // Nobody listens there: each message fails.
        environment.put("JOINEDUP_NOTIFY_URL", "http://127.0.0.1:1");
        environment.put("JOINEDUP_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("DATASOURCES_DEFAULT_CONNECTION_TIMEOUT", "500");
        environment.put("JOINEDUP_LOG_FORMAT", format);
        environment.put("LOGGER_LEVELS_ORG_JOINEDUP", level);
        return environment;
    }

    private static int databasePort() {
        return URI.create(TestDatabase.newDatabase().substring(5)).getPort();
    }
}
