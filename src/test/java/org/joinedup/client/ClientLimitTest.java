package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

class ClientLimitTest extends ServiceTest {
    private static final int MOST = 5;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.clients.requests-a-minute", Integer.toString(MOST));
        settings.put("joinedup.clients.requests-a-day", "9");
        settings.put("joinedup.clients.usage-interval", "50ms");
        return settings;
    }

    @Test
    void a_client_is_told_its_limit_and_when_to_come_again_and_no_other_is_held_up() {
        TestOrganisations organisations = new TestOrganisations(api);
        MachineClient busy = registered(organisations);
        Api caller = api.withBearer(busy.token());

        Reply first = caller.get("/api/v1/services");
        assertThat(first.header("RateLimit-Policy"))
                .isEqualTo("\"client\";q=5;w=60, \"day\";q=9;w=86400");
        assertThat(first.header("RateLimit")).matches("\"client\";r=4;t=\\d+, \"day\";r=8;t=\\d+");
        assertThat(first.header("Retry-After")).isEmpty();
        for (int i = 1; i < MOST; i++) {
            assertThat(caller.get("/api/v1/services").status()).isEqualTo(200);
        }
        Reply refused = caller.get("/api/v1/services");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("code").asText()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
        assertThat(refused.header("RateLimit")).startsWith("\"client\";r=0;t=");
        Reply other = api.withBearer(registered(organisations).token()).get("/api/v1/services");
        assertThat(other.status()).isEqualTo(200);
        assertThat(organisations.administrator().get("/api/v1/services").header("RateLimit"))
                .as("people have none")
                .isEmpty();
        assertThat(
                        organisations
                                .administrator()
                                .get("/api/v1/clients/" + busy.id() + "/usage")
                                .json()
                                .at("/0/refused")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_a_client_may_ask_in_a_day_is_counted_over_all_nodes() {
        TestOrganisations organisations = new TestOrganisations(api);
        MachineClient client = registered(organisations);
        limit(organisations, client, Map.of("requestsAMinute", 100, "requestsADay", 6));
        Api caller = api.withBearer(client.token());
        try (EmbeddedServer other = ApplicationContext.run(EmbeddedServer.class, sameDatabase())) {
            Api elsewhere = new Api(other.getURI()).withBearer(client.token());
            for (int i = 0; i < 3; i++) {
                assertThat(caller.get("/api/v1/services").status()).isEqualTo(200);
            }
            awaitCounted(client, 3);
            for (int i = 3; i < 6; i++) {
                assertThat(elsewhere.get("/api/v1/services").status()).isEqualTo(200);
            }
            Reply refused = elsewhere.get("/api/v1/services");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit")).contains("\"day\";r=0;t=");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 90_000);
            limit(organisations, client, Map.of("requestsADay", 20));
            assertThat(elsewhere.get("/api/v1/services").header("RateLimit-Policy"))
                    .as("what is absent is as for all")
                    .isEqualTo("\"client\";q=5;w=60, \"day\";q=20;w=86400");
        }
    }

    @Test
    void a_limit_that_is_none_is_refused_by_its_name() {
        TestOrganisations organisations = new TestOrganisations(api);
        MachineClient client = registered(organisations);

        Reply refused =
                organisations
                        .administrator()
                        .put(
                                "/api/v1/clients/" + client.id() + "/limits",
                                Map.of("requestsADay", 0));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("requestsADay");
    }

    private static void limit(
            TestOrganisations organisations, MachineClient client, Map<String, Object> limits) {
        assertThat(
                        organisations
                                .administrator()
                                .put("/api/v1/clients/" + client.id() + "/limits", limits)
                                .status())
                .isEqualTo(204);
    }

    private Map<String, Object> sameDatabase() {
        Map<String, Object> settings = new HashMap<>(getProperties());
        settings.put(
                "datasources.default.url",
                server.getApplicationContext()
                        .getProperty("datasources.default.url", String.class)
                        .orElseThrow());
        settings.put("micronaut.server.port", -1);
        return settings;
    }

    private void awaitCounted(MachineClient client, int requests) {
        for (int i = 0; i < 100; i++) {
            long counted =
                    database.first(
                                    "select requests from client_usage where client_id = ?",
                                    row -> row.count("requests"),
                                    UUID.fromString(client.id()))
                            .orElse(0L);
            if (counted == requests) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("the requests are not counted");
    }

    private MachineClient registered(TestOrganisations organisations) {
        return MachineClient.registered(
                api,
                organisations.administrator(),
                organisations.commissioner(),
                Map.of("kind", "secret"),
                "metrics:read");
    }
}
