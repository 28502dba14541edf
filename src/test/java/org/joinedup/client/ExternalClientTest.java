package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clients whose tokens come from an issuer outside that speaks the real protocol. */
class ExternalClientTest extends ServiceTest {
    private static final String ISSUER = "region";
    private static final String AUDIENCE = "https://joined-up.example";
    private static final String METRICS = "/api/v1/metrics";

    private final MockOAuth2Server issuer = new MockOAuth2Server();
    private TestOrganisations organisations;
    private String outside;

    @Override
    public Map<String, String> getProperties() {
        issuer.start();
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.clients.issuer", issuer.issuerUrl(ISSUER).toString());
        settings.put("joinedup.clients.audience", AUDIENCE);
        return settings;
    }

    @AfterAll
    void stop() {
        issuer.shutdown();
    }

    @BeforeEach
    void an_id_outside() {
        organisations = new TestOrganisations(api);
        outside = TestOrganisations.unique("outside");
    }

    @Test
    void a_registered_client_calls_with_a_token_of_the_issuer_until_it_is_revoked() {
        MachineClient client = registered("metrics:read");
        Api caller = api.withBearer(token(ISSUER, AUDIENCE, Map.of(), 600));

        assertThat(client.secret()).as("there is nothing to tell").isNull();
        assertThat(caller.get(METRICS).status()).isEqualTo(200);
        assertThat(caller.get(METRICS).header("RateLimit")).isNotEmpty();
        assertThat(organisations.administrator().delete("/api/v1/clients/" + client.id()).status())
                .isEqualTo(204);
        assertThat(caller.get(METRICS).status()).isEqualTo(401);
        registered("metrics:read");
        assertThat(caller.get(METRICS).status()).as("the id is free again").isEqualTo(200);
    }

    @Test
    void a_token_for_others_of_others_or_of_yesterday_is_worth_nothing() {
        registered("metrics:read");
        Map<String, Object> claims = Map.of("client_id", outside);

        assertThat(status(token(ISSUER, AUDIENCE, claims, 600))).isEqualTo(200);
        assertThat(status(token(ISSUER, "https://elsewhere.example", claims, 600))).isEqualTo(401);
        assertThat(status(token("another", AUDIENCE, claims, 600))).isEqualTo(401);
        assertThat(status(token(ISSUER, AUDIENCE, claims, -120))).isEqualTo(401);
        assertThat(status(token(ISSUER, AUDIENCE, Map.of("client_id", "nobody"), 600)))
                .isEqualTo(401);
        String sound = token(ISSUER, AUDIENCE, claims, 600);
        assertThat(status(sound.substring(0, sound.lastIndexOf('.') + 1) + "AAAA")).isEqualTo(401);
        assertThat(status("a.b.c")).isEqualTo(401);
    }

    @Test
    void a_token_signed_by_somebody_else_in_the_issuers_name_is_worth_nothing()
            throws JOSEException, ParseException {
        registered("metrics:read");
        SignedJWT sound =
                SignedJWT.parse(token(ISSUER, AUDIENCE, Map.of("client_id", outside), 600));
        SignedJWT forged = new SignedJWT(sound.getHeader(), sound.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

        assertThat(status(sound.serialize())).isEqualTo(200);
        assertThat(status(forged.serialize())).isEqualTo(401);
        assertThat(status(new PlainJWT(sound.getJWTClaimsSet()).serialize())).isEqualTo(401);
    }

    @Test
    void the_scopes_of_a_token_narrow_what_is_registered_and_widen_nothing() {
        registered("metrics:read", "services:write");

        assertThat(status(withScope("openid profile"))).isEqualTo(200);
        assertThat(status(withScope("openid metrics:read"))).isEqualTo(200);
        assertThat(status(withScope("services:write"))).isEqualTo(403);
        assertThat(status(withScope("editions:publish"))).isEqualTo(403);
    }

    @Test
    void an_id_outside_is_one_clients_and_needs_the_kind_that_it_is_for() {
        registered("metrics:read");

        assertThat(refused(Map.of("kind", "external", "externalId", outside)))
                .isEqualTo("credential.externalId");
        assertThat(refused(Map.of("kind", "external"))).isEqualTo("credential.externalId");
        assertThat(refused(Map.of("kind", "secret", "externalId", "other")))
                .isEqualTo("credential.externalId");
    }

    @Test
    void a_node_serves_everybody_else_while_the_issuer_is_not_there() {
        Map<String, Object> settings = new HashMap<>(super.getProperties());
        settings.put("joinedup.clients.issuer", "http://localhost:1/nowhere");
        settings.put("micronaut.server.port", -1);
        try (EmbeddedServer node = ApplicationContext.run(EmbeddedServer.class, settings)) {
            Api there = new Api(node.getURI());

            assertThat(
                            there.withBearer(
                                            token(
                                                    ISSUER,
                                                    AUDIENCE,
                                                    Map.of("client_id", outside),
                                                    600))
                                    .get(METRICS)
                                    .status())
                    .isEqualTo(401);
            assertThat(there.administrator().get(METRICS).status()).isEqualTo(200);
        }
    }

    private String withScope(String scope) {
        return token(ISSUER, AUDIENCE, Map.of("client_id", outside, "scope", scope), 600);
    }

    private int status(String token) {
        return api.withBearer(token).get(METRICS).status();
    }

    private String token(String of, String audience, Map<String, Object> claims, long seconds) {
        SignedJWT token =
                issuer.issueToken(
                        of,
                        outside,
                        new DefaultOAuth2TokenCallback(
                                of, "service-account", "JWT", List.of(audience), claims, seconds));
        return token.serialize();
    }

    private String refused(Map<String, Object> credential) {
        Reply refused =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/clients",
                                Map.of(
                                        "name",
                                        "another",
                                        "organisation",
                                        organisations.commissioner(),
                                        "credential",
                                        credential));
        assertThat(refused.status()).isEqualTo(422);
        return refused.json().at("/errors/0/field").asText();
    }

    private MachineClient registered(String... scopes) {
        return MachineClient.registered(
                api,
                organisations.administrator(),
                organisations.commissioner(),
                Map.of("kind", "external", "externalId", outside),
                scopes);
    }
}
