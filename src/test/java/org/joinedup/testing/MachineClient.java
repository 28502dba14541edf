package org.joinedup.testing;

import org.joinedup.testing.Api.Reply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A client of an organisation, and the ways in which it gets a token.
 *
 * @param api a caller who is not signed in
 * @param secret null of one that signs
 */
public record MachineClient(Api api, String id, String credential, String secret) {
    public static final String TOKEN = "/oauth/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    public static MachineClient registered(
            Api api,
            Api administrator,
            String organisation,
            Map<String, Object> credential,
            String... scopes) {
        Reply made =
                administrator.post(
                        "/api/v1/clients",
                        Map.of(
                                "name",
                                TestOrganisations.unique("client"),
                                "organisation",
                                organisation,
                                "scopes",
                                List.of(scopes),
                                "credential",
                                credential));
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.body());
        }
        return new MachineClient(
                api,
                made.json().get("id").asText(),
                made.json().get("credential").asText(),
                made.json().path("key").asText(null));
    }

    public MachineClient withSecret(String other) {
        return new MachineClient(api, id, credential, other);
    }

    public MachineClient withId(String other) {
        return new MachineClient(api, other, credential, secret);
    }

    public String token() {
        return tokenByPost("").json().get("access_token").asText();
    }

    /**
     * @param scope empty for all
     */
    public Reply tokenByPost(String scope) {
        return form(
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                .formatted(encoded(id), encoded(secret))
                        + asked(scope));
    }

    public Reply tokenByBasic(String scope) {
        String pair = encoded(id) + ":" + encoded(secret);
        String header =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return api.withHeader("Authorization", header)
                .write("POST", TOKEN, FORM, "grant_type=client_credentials" + asked(scope));
    }

    public Reply tokenByAssertion(String assertion) {
        return form(
                "grant_type=client_credentials&client_assertion_type="
                        + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                        + "&client_assertion="
                        + encoded(assertion));
    }

    public Reply form(String body) {
        return api.write("POST", TOKEN, FORM, body);
    }

    private static String asked(String scope) {
        return scope.isEmpty() ? "" : "&scope=" + encoded(scope);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
