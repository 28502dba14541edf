package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.Map;

class AccessTest extends ServiceTest {

    @Test
    void the_first_administrator_of_the_settings_can_sign_in_and_list_accounts() {
        Reply reply = api.administrator().get("/api/v1/users");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get(0).get("username").asText()).isEqualTo(Api.ADMINISTRATOR);
        assertThat(reply.body()).doesNotContain("$2a$");
    }

    @Test
    void a_caller_without_a_token_is_told_to_sign_in() {
        Reply reply = api.get("/api/v1/users");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.json().get("code").asText()).isEqualTo("not-signed-in");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        Reply wrong =
                api.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", "guess"));
        Reply unknown =
                api.post(
                        "/api/v1/tokens", Map.of("username", "nobody-at-all", "password", "guess"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        Reply reply = api.post("/api/v1/tokens", "{\"username\": {}, \"password\": \"x\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("username");
    }

    @Test
    void a_missing_field_is_named() {
        Reply reply = api.post("/api/v1/tokens", "{\"username\": \"x\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("password");
    }

    @Test
    void a_token_ends_by_its_own_sign_out_and_no_other_does() {
        Api ended = api.administrator();
        Api other = api.administrator();

        assertThat(ended.delete("/api/v1/tokens").status()).isEqualTo(204);

        assertThat(ended.get("/api/v1/users").status()).isEqualTo(401);
        assertThat(other.get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void an_unknown_role_is_answered_with_the_roles_there_are() {
        Reply reply =
                api.administrator()
                        .post(
                                "/api/v1/users",
                                Map.of(
                                        "username",
                                        "someone",
                                        "displayName",
                                        "S",
                                        "password",
                                        Api.PASSWORD,
                                        "role",
                                        "owner"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("role");
        assertThat(reply.json().at("/errors/0/reason").asText()).contains("coordinator");
    }
}
