package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class AccountsTest extends ServiceTest {
    private static final String CLIENTS = "/api/v1/clients";
    private static final String USERS = "/api/v1/users";

    private TestOrganisations organisations;

    @BeforeEach
    void signIn() {
        organisations = new TestOrganisations(api);
    }

    @Test
    void an_api_key_is_shown_once_and_works_as_a_bearer_token() {
        String commissioner = organisations.commissioner();
        Reply issued = issue(commissioner);

        assertThat(issued.status()).isEqualTo(201);
        String key = issued.json().get("key").asText();
        assertThat(key).matches("ju_[A-Za-z0-9_-]{43}");
        assertThat(api.withBearer(key).get("/api/v1/services").status()).isEqualTo(200);
        assertThat(organisations.administrator().get(CLIENTS).body())
                .contains(issued.json().get("id").asText())
                .doesNotContain(key);
        assertThat(
                        database.first(
                                "select count(*) as n from api_client c where cast(c as text) like"
                                        + " ?",
                                row -> row.count("n"),
                                "%" + key + "%"))
                .contains(0L);
    }

    @Test
    void a_revoked_key_stops_working_at_once_and_revoking_again_is_no_error() {
        Reply issued = issue(organisations.commissioner());
        Api client = api.withBearer(issued.json().get("key").asText());
        String path = CLIENTS + "/" + issued.json().get("id").asText();
        assertThat(client.get("/api/v1/services").status()).isEqualTo(200);

        assertThat(organisations.administrator().delete(path).status()).isEqualTo(204);

        assertThat(client.get("/api/v1/services").status()).isEqualTo(401);
        assertThat(organisations.administrator().delete(path).status()).isEqualTo(204);
        assertThat(
                        organisations
                                .administrator()
                                .delete(CLIENTS + "/00000000-0000-7000-8000-000000000000")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_key_that_was_never_issued_does_not_sign_in() {
        Api stranger = api.withBearer("ju_" + "A".repeat(43));

        assertThat(stranger.get("/api/v1/services").status()).isEqualTo(401);
        assertThat(api.withBearer("no token at all").get("/api/v1/services").status())
                .isEqualTo(401);
    }

    @Test
    void a_key_is_issued_to_commissioners_only() {
        for (String code : List.of(organisations.provider(), "NOBODY")) {
            Reply reply = issue(code);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("organisation");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password123!",
                "123456789012",
                "qwertyuiop12",
                "iloveyouforever",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "joinedup2026",
                "Joined Up 2026",
                "easily-guessed-1"
            })
    void a_password_that_is_easily_guessed_is_refused_and_no_account_is_made(String password) {
        Reply refused = create(account("easily-guessed", "password", password));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("password");
        assertThat(refused.json().at("/errors/0/reason").asText())
                .isEqualTo("is too easy to guess");
        assertThat(refused.body()).doesNotContain(password);
        assertThat(organisations.administrator().get(USERS).json().findValuesAsText("username"))
                .doesNotContain("easily-guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three blind badgers",
                "llaeth-y-llan-yn-yr-haf",
                "zwölf Boxkämpfer jagen",
                "4@8({[<3690#!|175$+7%2zab4@8({[<3690#!|175$+7%2zab4@8({[<3690#!|175$+7%2"
            })
    void a_password_that_is_hard_to_guess_may_be_made_of_anything(String password) {
        Reply made = create(account("hard-to-guess-" + password.length(), "password", password));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    @Test
    void a_password_that_is_too_short_or_too_long_is_named_and_no_account_is_made() {
        Reply tooShort = create(account("short", "password", "eleven char"));
        Reply tooLong = create(account("long", "password", "ä".repeat(37)));

        for (Reply refused : List.of(tooShort, tooLong)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("password");
        }
        assertThat(tooShort.json().at("/errors/0/reason").asText())
                .isEqualTo("must have at least 12 characters");
        assertThat(tooLong.json().at("/errors/0/reason").asText())
                .isEqualTo("must have at most 72 bytes");
        assertThat(tooShort.body()).doesNotContain("eleven char");
        assertThat(organisations.administrator().get(USERS).json().findValuesAsText("username"))
                .doesNotContain("short", "long");
    }

    @Test
    void a_name_that_differs_in_capitals_only_is_taken() {
        assertThat(create(account("Robin.A", "displayName", "R")).status()).isEqualTo(201);

        Reply again = create(account("robin.a", "displayName", "R"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().at("/errors/0/field").asText()).isEqualTo("username");
    }

    @Test
    void a_role_that_does_not_fit_its_organisation_is_refused() {
        Reply noOrganisation = create(account("lost", "organisation", null));
        Reply administrator = create(account("both", "role", "administrator"));
        Reply commissioner = create(account("person", "role", "commissioner"));
        Reply unknown = create(account("unknown", "organisation", "NOBODY"));

        assertThat(faulty(noOrganisation)).isEqualTo("organisation");
        assertThat(faulty(administrator)).isEqualTo("organisation");
        assertThat(faulty(commissioner)).isEqualTo("role");
        assertThat(faulty(unknown)).isEqualTo("organisation");
    }

    @Test
    void an_answer_about_accounts_never_holds_a_password_or_its_hash() {
        create(account("quiet", "displayName", "Q"));

        assertThat(organisations.administrator().get(USERS).body())
                .contains("quiet")
                .doesNotContain("$2a$", Api.PASSWORD, "password");
    }

    private static String faulty(Reply reply) {
        assertThat(reply.status()).isEqualTo(422);
        return reply.json().at("/errors/0/field").asText();
    }

    private Reply issue(String organisation) {
        return organisations
                .administrator()
                .post(CLIENTS, Map.of("name", "analytics", "organisation", organisation));
    }

    private Reply create(Map<String, Object> account) {
        return organisations.administrator().post(USERS, account);
    }

    /** A coordinator's account that differs from a good one in one field. */
    private Map<String, Object> account(String username, String field, Object value) {
        Map<String, Object> account = new HashMap<>();
        account.put("username", username);
        account.put("displayName", username);
        account.put("password", Api.PASSWORD);
        account.put("role", "coordinator");
        account.put("organisation", organisations.provider());
        account.put(field, value);
        return account;
    }
}
