package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@code private_key_jwt}. */
class SigningClientTest extends ServiceTest {
    private static final String AUDIENCE = "http://localhost:8080/oauth/token";

    private TestOrganisations organisations;
    private ECKey key;
    private MachineClient client;

    @BeforeEach
    void a_client_that_signs_is_registered() throws JOSEException {
        organisations = new TestOrganisations(api);
        key = new ECKeyGenerator(Curve.P_256).generate();
        client = registered(key.toPublicJWK().toJSONObject());
    }

    @Test
    void a_client_signs_who_it_is_and_gets_a_token() throws JOSEException {
        Reply token = client.tokenByAssertion(signed(claims -> claims));

        assertThat(token.status()).as(token.body()).isEqualTo(200);
        Api caller = api.withBearer(token.json().get("access_token").asText());
        assertThat(caller.get("/api/v1/services").status()).isEqualTo(200);

        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        MachineClient other = registered(rsa.toPublicJWK().toJSONObject());
        SignedJWT assertion =
                new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims(other.id()).build());
        assertion.sign(new RSASSASigner(rsa));
        assertThat(other.tokenByAssertion(assertion.serialize()).status()).isEqualTo(200);
    }

    @Test
    void a_signed_text_is_taken_once() throws JOSEException {
        String assertion = signed(claims -> claims);

        assertThat(client.tokenByAssertion(assertion).status()).isEqualTo(200);
        assertThat(client.tokenByAssertion(assertion).status()).isEqualTo(401);
    }

    @Test
    void what_is_signed_for_others_by_others_or_for_long_is_worth_nothing() throws JOSEException {
        Instant now = Instant.now();

        assertThat(refused(claims -> claims.audience("https://elsewhere.example"))).isTrue();
        assertThat(refused(claims -> claims.issuer("someone"))).isTrue();
        assertThat(refused(claims -> claims.jwtID(null))).isTrue();
        assertThat(refused(claims -> claims.expirationTime(null))).isTrue();
        assertThat(refused(claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))))
                .isTrue();
        assertThat(
                        refused(
                                claims ->
                                        claims.expirationTime(
                                                Date.from(now.plus(Duration.ofHours(1))))))
                .isTrue();
        key = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(refused(claims -> claims)).as("signed with another key").isTrue();
        assertThat(client.tokenByAssertion("no.assertion.at-all").status()).isEqualTo(401);
        String unsigned = new com.nimbusds.jwt.PlainJWT(claims(client.id()).build()).serialize();
        assertThat(client.tokenByAssertion(unsigned).status()).isEqualTo(401);
    }

    @Test
    void a_key_that_is_private_weak_or_none_is_not_registered() throws JOSEException {
        ECKey whole = new ECKeyGenerator(Curve.P_256).generate();

        assertThat(notRegistered(whole.toJSONObject())).contains("private half");
        assertThat(
                        notRegistered(
                                new ECKeyGenerator(Curve.P_384)
                                        .generate()
                                        .toPublicJWK()
                                        .toJSONObject()))
                .contains("P-256");
        assertThat(notRegistered(Map.of("kty", "RSA"))).contains("not a JSON Web Key");
    }

    private boolean refused(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return client.tokenByAssertion(signed(change)).status() == 401;
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        SignedJWT assertion =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.ES256),
                        change.apply(claims(client.id())).build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private static JWTClaimsSet.Builder claims(String id) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private MachineClient registered(Map<String, Object> publicKey) {
        return MachineClient.registered(
                api,
                organisations.administrator(),
                organisations.commissioner(),
                Map.of("kind", "public-key", "publicKey", publicKey),
                "metrics:read");
    }

    private String notRegistered(Map<String, Object> publicKey) {
        Reply reply =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/clients/" + client.id() + "/credentials",
                                Map.of("kind", "public-key", "publicKey", publicKey));
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("publicKey");
        return reply.body();
    }
}
