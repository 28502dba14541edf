package org.joinedup.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.Relay;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The management port of a service whose line to the database can be cut. */
@MicronautTest(environments = "management", transactional = false)
class HealthTest extends ServiceTest {
    private static final Set<String> LABELS =
            Set.of(
                    "action",
                    "area",
                    "cause",
                    "exception",
                    "gc",
                    "id",
                    "level",
                    "measure",
                    "method",
                    "name",
                    "pool",
                    "quantile",
                    "state",
                    "status",
                    "uri",
                    "le",
                    "type",
                    "version",
                    "runtime",
                    "vendor");

    private static final String NOTHING_DUE = "joinedup_outbox_due_messages 0.0";

    private final int port = FreePort.find();
    private final Api management = new Api(URI.create("http://127.0.0.1:" + port));
    private Relay line;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        URI database = URI.create(settings.get("datasources.default.url").substring(5));
        line = new Relay(database.getPort());
        settings.put(
                "datasources.default.url",
                "jdbc:postgresql://127.0.0.1:" + line.uri().getPort() + database.getPath());
        settings.put("joinedup.management-port", Integer.toString(port));
        settings.put("joinedup.measuring-interval", "100ms");
        settings.put("joinedup.longest-folding-lag", "1h");
        settings.put("joinedup.folding-interval", "1h");
        settings.put("datasources.default.connection-timeout", "1000");
        return settings;
    }

    @AfterAll
    void hang_up() {
        line.close();
    }

    @Test
    void a_node_is_alive_and_ready_and_tells_it_on_the_management_port_without_a_sign_in()
            throws InterruptedException {
        awaitReadiness(200);

        assertThat(management.get("/health/liveness").json().path("status").asText())
                .isEqualTo("UP");
        Reply ready = management.get("/health/readiness");
        assertThat(ready.json().path("status").asText()).isEqualTo("UP");
        assertThat(ready.json().at("/details/database/details/answeredSecondsAgo").asInt())
                .isZero();
        assertThat(ready.json().at("/details/folding/details").has("lagSeconds")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/liveness",
                "/health/readiness",
                "/prometheus",
                "/metrics",
                "/info",
                "/env",
                "/beans",
                "/routes",
                "/loggers",
                "/threaddump",
                "/refresh",
                "/stop"
            })
    void the_public_port_has_none_of_it(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.administrator().get(path).status()).isEqualTo(404);
        assertThat(api.post(path, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/info",
                "/env",
                "/beans",
                "/routes",
                "/loggers",
                "/threaddump",
                "/refresh",
                "/stop",
                "/sign-in",
                "/api/v1/services",
                "/s",
                "/services",
                "/assets/app.css"
            })
    void the_management_port_has_nothing_else(String path) {
        assertThat(management.get(path).status()).isEqualTo(404);
        assertThat(management.post(path, "{}").status()).isEqualTo(404);
    }

    @Test
    void metrics_tell_of_requests_by_their_templates_and_of_the_work_behind_them()
            throws InterruptedException {
        awaitMetric(NOTHING_DUE);
        awaitMetric("joinedup_outbox_oldest_due_seconds 0.0");
        Invited person = someoneWhoAnswered("WARD-M");
        api.get("/s/" + person.token() + "/nothing");
        api.get("/nothing-of-" + person.token());
        api.get(person.link() + "/receipt");
        awaitMetric("uri=\"/s/{token}/receipt\"");

        String metrics = metrics();
        assertThat(metrics)
                .contains("hikaricp_connections_active")
                .contains("jvm_memory_used_bytes")
                .contains("joinedup_folding_lag_seconds")
                .contains("joinedup_audit_head_entries ")
                .contains("uri=\"/api/v1/invitations/{token}/responses\"")
                .doesNotContain(person.token());
        assertThat(labels(metrics)).isSubsetOf(LABELS);
    }

    private static Set<String> labels(String metrics) {
        return Pattern.compile("[{,]([a-z_]+)=\"")
                .matcher(metrics)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_lag_is_told_and_makes_a_node_unready_only_above_what_is_set()
            throws InterruptedException {
        awaitReadiness(200);
        someoneWhoAnswered("WARD-L");
        database.update("update response set submitted_at = now() - interval '30 minutes'");
        awaitLag(1_800);
        assertThat(management.get("/health/readiness").status()).isEqualTo(200);

        database.update("update response set submitted_at = now() - interval '2 hours'");
        awaitReadiness(503);
        assertThat(management.get("/health/readiness").json().at("/details/folding/status"))
                .hasToString("\"DOWN\"");
        assertThat(management.get("/health/liveness").status()).isEqualTo(200);

        database.update("delete from response_tail");
        awaitReadiness(200);
        assertThat(metrics()).contains("joinedup_folding_lag_seconds 0.0");
    }

    @Test
    void a_measure_that_fails_or_waits_is_counted_or_stale_and_makes_no_node_unready()
            throws Exception {
        awaitReadiness(200);
        awaitMetric(NOTHING_DUE);
        double failures = failures();
        TestDatabase.asOwner(database, "alter table outbox rename to outbox_elsewhere");
        try {
            Thread.sleep(4_000);

            assertThat(management.get("/health/readiness").status()).isEqualTo(200);
            assertThat(failures()).isGreaterThan(failures);
            assertThat(metrics()).contains(NOTHING_DUE);
        } finally {
            TestDatabase.asOwner(database, "alter table outbox_elsewhere rename to outbox");
        }

        try (Connection other = TestDatabase.open(database, TestDatabase.OWNER);
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table outbox in access exclusive mode");
            Thread.sleep(4_000);
            assertThat(management.get("/health/readiness").status()).isEqualTo(200);
            someoneWhoAnswered("WARD-S");
            database.update("update response set submitted_at = now() - interval '30 minutes'");
            awaitLag(1_800);
        } finally {
            database.update("delete from response_tail");
        }
    }

    private double failures() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("joinedup_measuring_failures_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void without_a_database_a_node_is_not_ready_but_alive_and_is_ready_again_with_it()
            throws InterruptedException {
        awaitReadiness(200);
        line.cut();
        Thread.sleep(2_500);
        assertThat(management.get("/health/readiness").status())
                .as("after two tries of a second each")
                .isEqualTo(200);
        awaitReadiness(503);
        assertThat(management.get("/health/readiness").body()).doesNotContain("jdbc:");
        assertThat(LongStream.generate(this::nanosOfAProbe).limit(3).min().orElseThrow())
                .as("nobody waits for the database")
                .isLessThan(1_000_000_000L);

        line.mend();
        awaitReadiness(200);
    }

    private long nanosOfAProbe() {
        long start = System.nanoTime();
        assertThat(management.get("/health/liveness").status()).isEqualTo(200);
        assertThat(management.get("/health/readiness").status()).isEqualTo(503);
        assertThat(management.get("/prometheus").status()).isEqualTo(200);
        return System.nanoTime() - start;
    }

    private Invited someoneWhoAnswered(String code) {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service(code);
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        Invited person = questionnaires.invite(survey, service);
        Reply receipt =
                api.post(
                        "/api/v1/invitations/" + person.token() + "/responses",
                        Questionnaires.allAnswered("ctm-3", 3));
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        return person;
    }

    private String metrics() {
        return management.get("/prometheus").body();
    }

    private void awaitLag(int seconds) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            int lag =
                    management
                            .get("/health/readiness")
                            .json()
                            .at("/details/folding/details/lagSeconds")
                            .asInt();
            if (lag >= seconds) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the lag is not told");
    }

    /** A node is ready before each of its measures has been read once. */
    private void awaitMetric(String part) throws InterruptedException {
        for (int tries = 0; tries < 150; tries++) {
            if (metrics().contains(part)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the metrics do not come to tell " + part);
    }

    private void awaitReadiness(int status) throws InterruptedException {
        for (int tries = 0; tries < 150; tries++) {
            if (management.get("/health/readiness").status() == status) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("readiness does not become " + status);
    }
}
