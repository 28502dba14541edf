package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;

import java.util.Map;

class ClientLimitTest extends ServiceTest {
    private static final int MOST = 5;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.clients.requests-a-minute", Integer.toString(MOST));
        return settings;
    }

    @Test
    void a_client_is_told_its_limit_and_when_to_come_again_and_no_other_is_held_up() {
        TestOrganisations organisations = new TestOrganisations(api);
        MachineClient busy = registered(organisations);
        Api caller = api.withBearer(busy.token());

        Reply first = caller.get("/api/v1/services");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"client\";q=5;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"client\";r=4;t=");
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

    private MachineClient registered(TestOrganisations organisations) {
        return MachineClient.registered(
                api,
                organisations.administrator(),
                organisations.commissioner(),
                Map.of("kind", "secret"),
                "metrics:read");
    }
}
