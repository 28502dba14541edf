package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What machine clients prove themselves with, and what they may do then. */
class ClientTest extends ServiceTest {
    private static final String CLIENTS = "/api/v1/clients";

    private TestOrganisations organisations;
    private Api administrator;
    private String commissioner;

    @BeforeEach
    void organisations_are_there() {
        organisations = new TestOrganisations(api);
        administrator = organisations.administrator();
        commissioner = organisations.commissioner();
    }

    @Test
    void a_client_exchanges_its_secret_for_a_token_and_sees_what_its_organisation_commissions() {
        MachineClient client = registered("metrics:read");
        TestService own = organisations.service(organisations.provider(), commissioner);
        TestService other = organisations.service();

        Reply posted = client.tokenByPost("");
        Reply basic = client.tokenByBasic("metrics:read");

        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(posted.json().get("token_type").asText()).isEqualTo("Bearer");
        assertThat(posted.json().get("expires_in").asInt()).isLessThanOrEqualTo(900);
        assertThat(posted.json().get("scope").asText()).isEqualTo("metrics:read");
        assertThat(posted.header("Cache-Control")).isEqualTo("no-store");
        for (Reply token : List.of(posted, basic)) {
            Api caller = api.withBearer(token.json().get("access_token").asText());
            assertThat(caller.get("/api/v1/services/" + own.id()).status()).isEqualTo(200);
            assertThat(caller.get("/api/v1/services/" + other.id()).status()).isEqualTo(404);
            assertThat(caller.get("/api/v1/editions").status()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_proof_and_an_unknown_client_get_the_same_answer_and_no_token() {
        MachineClient client = registered("metrics:read");

        Reply wrong = client.withSecret("jus_guess").tokenByPost("");
        Reply unknown = client.withId("00000000-0000-7000-8000-000000000000").tokenByPost("");
        Reply basic = client.withSecret("jus_guess").tokenByBasic("");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("error").asText()).isEqualTo("invalid_client");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(basic.body()).isEqualTo(wrong.body());
        assertThat(basic.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(client.form("grant_type=password").json().get("error").asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(client.form("").json().get("error").asText()).isEqualTo("invalid_request");
        assertThat(client.tokenByPost("editions:publish").json().get("error").asText())
                .as("not granted")
                .isEqualTo("invalid_scope");
    }

    @Test
    void of_two_secrets_both_work_until_one_is_revoked_and_a_third_is_refused() {
        MachineClient client = registered("metrics:read");
        Reply second = add(client, Map.of("kind", "secret"));
        MachineClient rotated = client.withSecret(second.json().get("key").asText());
        Api old = api.withBearer(client.token());
        Api now = api.withBearer(rotated.token());

        Reply third = add(client, Map.of("kind", "secret"));
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.json().get("code").asText()).isEqualTo("not-possible-now");
        String first = CLIENTS + "/" + client.id() + "/credentials/" + client.credential();
        assertThat(administrator.delete(first).status()).isEqualTo(204);

        assertThat(old.get("/api/v1/services").status()).as("its token, too").isEqualTo(401);
        assertThat(client.tokenByPost("").status()).isEqualTo(401);
        assertThat(now.get("/api/v1/services").status()).isEqualTo(200);
        assertThat(add(client, Map.of("kind", "api-key")).status()).isEqualTo(201);
        assertThat(administrator.delete(first).status()).as("once more").isEqualTo(204);
        assertThat(administrator.delete(CLIENTS + "/" + client.id()).status()).isEqualTo(204);
        assertThat(now.get("/api/v1/services").status()).isEqualTo(401);
        assertThat(rotated.tokenByPost("").status()).isEqualTo(401);
        assertThat(add(client, Map.of("kind", "secret")).status()).isEqualTo(404);
    }

    @Test
    void what_has_expired_is_worth_nothing_nor_is_what_it_was_exchanged_for() {
        MachineClient client = registered("metrics:read");
        Api caller = api.withBearer(client.token());

        assertThat(
                        add(client, Map.of("kind", "secret", "expiresAt", "2020-01-01T00:00:00Z"))
                                .body())
                .contains("expiresAt");
        database.update(
                "update client_credential set expires_at = now() - interval '1 second' where id ="
                        + " cast(? as uuid)",
                client.credential());

        assertThat(caller.get("/api/v1/services").status()).isEqualTo(401);
        assertThat(client.tokenByPost("").status()).isEqualTo(401);
        assertThat(add(client, Map.of("kind", "secret")).status()).isEqualTo(201);
        assertThat(add(client, Map.of("kind", "secret")).status())
                .as("the expired one does not count")
                .isEqualTo(201);
    }

    @Test
    void secrets_are_nowhere_but_in_the_one_answer() {
        MachineClient client = registered("metrics:read");
        Reply listed = administrator.get(CLIENTS);

        assertThat(listed.body()).contains(client.credential()).doesNotContain(client.secret());
        assertThat(
                        database.list(
                                "select cast(k as text) as stored from client_credential k",
                                row -> row.text("stored")))
                .noneMatch(stored -> stored.contains(client.secret()));
        assertThat(
                        database.list(
                                "select act || ' ' || details as entry from audit_entry where"
                                        + " subject = ? order by id",
                                row -> row.text("entry"),
                                client.id()))
                .containsExactly(
                        "register-client " + commissioner + " metrics:read",
                        "issue-secret " + client.credential());
    }

    @Test
    void a_scope_opens_its_operations_and_no_others() {
        TestService own = organisations.service(organisations.provider(), commissioner);
        Api reader = api.withBearer(registered("metrics:read").token());
        Api writer = api.withBearer(registered("services:write").token());
        Map<String, Object> service = service(own.provider(), commissioner);

        assertThat(code(reader.post("/api/v1/services", service))).isEqualTo("not-allowed");
        assertThat(code(writer.get("/api/v1/metrics"))).isEqualTo("not-allowed");
        assertThat(code(writer.post("/api/v1/editions", Map.of()))).isEqualTo("not-allowed");
        assertThat(code(writer.post("/api/v1/surveys", Map.of()))).isEqualTo("not-allowed");
        assertThat(code(writer.post("/api/v1/surveys/" + own.id() + "/invitations", Map.of())))
                .isEqualTo("not-allowed");
        assertThat(code(reader.post("/api/v1/editions/" + own.id() + "/publish", "")))
                .isEqualTo("not-allowed");
        Reply made = writer.post("/api/v1/services", service);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Reply foreign =
                writer.post(
                        "/api/v1/services", service(own.provider(), organisations.commissioner()));
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().at("/errors/0/field").asText()).isEqualTo("commissioners");
    }

    @Test
    void a_token_may_have_fewer_scopes_than_its_client() {
        MachineClient client = registered("metrics:read", "services:write");
        Reply narrow = client.tokenByPost("metrics:read");
        Api caller = api.withBearer(narrow.json().get("access_token").asText());

        assertThat(caller.get("/api/v1/metrics").status()).isEqualTo(200);
        assertThat(code(caller.post("/api/v1/services", Map.of()))).isEqualTo("not-allowed");
    }

    @Test
    void the_administrator_sees_what_a_client_asks_for() {
        MachineClient client = registered("metrics:read");
        Api caller = api.withBearer(client.token());
        caller.get("/api/v1/services");
        caller.get("/api/v1/metrics");
        String usage = CLIENTS + "/" + client.id() + "/usage";

        JsonNode days = administrator.get(usage).json();
        assertThat(days.at("/0/requests").asInt()).isEqualTo(2);
        assertThat(days.at("/0/refused").asInt()).isZero();
        caller.get("/api/v1/services");
        assertThat(administrator.get(usage).json().at("/0/requests").asInt()).isEqualTo(3);
        assertThat(caller.get(usage).status()).isEqualTo(403);
        assertThat(
                        administrator
                                .get(CLIENTS + "/00000000-0000-7000-8000-000000000000/usage")
                                .status())
                .isEqualTo(404);
    }

    private MachineClient registered(String... scopes) {
        return MachineClient.registered(
                api, administrator, commissioner, Map.of("kind", "secret"), scopes);
    }

    private Reply add(MachineClient client, Map<String, Object> credential) {
        return administrator.post(CLIENTS + "/" + client.id() + "/credentials", credential);
    }

    private static Map<String, Object> service(String provider, String commissionedBy) {
        String code = TestOrganisations.unique("NEW");
        return Map.of(
                "code", code,
                "name", code,
                "provider", provider,
                "careCluster", TestOrganisations.CARE_CLUSTER,
                "commissioners", List.of(commissionedBy));
    }

    private static String code(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        return reply.json().get("code").asText();
    }
}
