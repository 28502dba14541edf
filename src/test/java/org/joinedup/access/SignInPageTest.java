package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The sign-in page as a browser uses it: forms, cookies and the headers that name the origin. */
class SignInPageTest extends ServiceTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use() throws Exception {
        HttpResponse<String> answer =
                signIn(Api.ADMINISTRATOR, Api.PASSWORD, Map.of("Origin", own()));

        assertThat(answer.statusCode()).isEqualTo(303);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("joined-up-session=")
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Strict", "; Path=/");
        assertThat(answer.body()).doesNotContain(cookie.substring(18, 60));
    }

    @Test
    void the_cookie_signs_its_holder_in_and_signing_out_takes_it_back() throws Exception {
        String cookie = cookie();

        assertThat(get("/api/v1/users", cookie).statusCode()).isEqualTo(200);
        HttpResponse<String> out =
                form("/sign-out", Map.of(), Map.of("Cookie", cookie, "Origin", own()));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("joined-up-session=;")
                .contains("Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://elsewhere.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
    })
    void a_form_sent_by_another_site_is_refused(String header, String value) throws Exception {
        assertThat(signIn(Api.ADMINISTRATOR, Api.PASSWORD, Map.of(header, value)).statusCode())
                .isEqualTo(403);
        HttpResponse<String> out =
                form("/sign-out", Map.of(), Map.of("Cookie", cookie(), header, value));
        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(out.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_change_through_the_api_with_a_cookie_from_another_site_is_refused() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/organisations"))
                        .header("Cookie", cookie())
                        .header("Origin", "https://elsewhere.example")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"code\":\"EVIL\",\"name\":\"x\",\"kind\":\"provider\"}"))
                        .build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.administrator().get("/api/v1/organisations").body()).doesNotContain("EVIL");
    }

    @Test
    void a_wrong_password_shows_the_form_again_with_the_name_and_without_the_password()
            throws Exception {
        HttpResponse<String> answer = signIn("so-and-so", "a wrong password", Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"so-and-so\"", "The user name or the password is wrong")
                .doesNotContain("a wrong password");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_name_with_a_character_that_is_no_text_is_a_wrong_name() throws Exception {
        assertThat(signIn("a\0b", Api.PASSWORD, Map.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void a_name_that_fails_ten_times_must_wait_whatever_the_password_and_others_need_not() {
        TestOrganisations organisations = new TestOrganisations(api);
        String provider = organisations.provider();
        organisations
                .administrator()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                "guessed",
                                "displayName",
                                "G",
                                "password",
                                Api.PASSWORD,
                                "role",
                                "viewer",
                                "organisation",
                                provider));
        for (int i = 0; i < 10; i++) {
            assertThat(token("guessed", "guess number " + i).status()).isEqualTo(401);
        }

        Reply eleventh = token("Guessed", Api.PASSWORD);

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.json().get("code").asText()).isEqualTo("too-many-requests");
        assertThat(token(Api.ADMINISTRATOR, Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void right_passwords_never_count_as_guesses() {
        for (int i = 0; i < 12; i++) {
            assertThat(token(Api.ADMINISTRATOR, Api.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void credentials_larger_than_any_are_refused_before_they_are_read() {
        String large = "{\"username\": \"" + "x".repeat(9_000) + "\", \"password\": \"p\"}";

        assertThat(api.post("/api/v1/tokens", large).status()).isEqualTo(413);
    }

    @Test
    void a_body_that_does_not_tell_its_length_is_taken_if_it_is_small_and_not_read_whole_if_not()
            throws IOException, InterruptedException {
        String credentials =
                "{\"username\": \"%s\", \"password\": \"%s\"%s}"
                        .formatted(Api.ADMINISTRATOR, Api.PASSWORD, "%s");

        assertThat(chunked("/api/v1/tokens", credentials.formatted(""))).isEqualTo(200);
        assertThat(chunked("/api/v1/tokens", credentials.formatted(" ".repeat(9_000))))
                .isEqualTo(413);
        assertThat(chunked("/api/v1/tokens", credentials.formatted(" ".repeat(7_000_000))))
                .isEqualTo(413);
        assertThat(chunked("/sign-in", " ".repeat(9_000))).isEqualTo(413);
    }

    private int chunked(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(own() + path))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () ->
                                                new ByteArrayInputStream(
                                                        body.getBytes(StandardCharsets.UTF_8))))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void a_form_that_cannot_be_decoded_is_the_senders_fault() {
        Reply reply =
                api.write("POST", "/sign-in", "application/x-www-form-urlencoded", "username=%zz");

        assertThat(reply.status()).isIn(400, 403);
    }

    private Reply token(String username, String password) {
        return api.post("/api/v1/tokens", Map.of("username", username, "password", password));
    }

    private String own() {
        return server.getURI().toString();
    }

    private String cookie() throws IOException, InterruptedException {
        String set =
                signIn(Api.ADMINISTRATOR, Api.PASSWORD, Map.of("Origin", own()))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> signIn(
            String username, String password, Map<String, String> headers)
            throws IOException, InterruptedException {
        return form("/sign-in", Map.of("username", username, "password", password), headers);
    }

    private HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        URI address = server.getURI().resolve(path);
        return HTTP.send(
                HttpRequest.newBuilder(address).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(
            String path, Map<String, String> fields, Map<String, String> headers)
            throws IOException, InterruptedException {
        String body =
                fields.entrySet().stream()
                        .map(
                                f ->
                                        f.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        f.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
