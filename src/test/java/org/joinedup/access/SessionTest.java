package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How long somebody is signed in, and what ends it: pages as a browser uses them. */
class SessionTest extends ServiceTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject UserAccounts accounts;
    @Inject SignIn signIn;

    private TestOrganisations organisations;
    private String username;

    @BeforeEach
    void addSomebody() {
        organisations = new TestOrganisations(api);
        username = TestOrganisations.unique("person").toLowerCase(java.util.Locale.ROOT);
        Reply made =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/users",
                                Map.of(
                                        "username",
                                        username,
                                        "displayName",
                                        "Somebody",
                                        "password",
                                        Api.PASSWORD,
                                        "role",
                                        "coordinator",
                                        "organisation",
                                        organisations.provider()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Reply send(Api as, String path, Map<String, String> fields) {
        return as.write("POST", path, FORM, form(fields));
    }

    /** A browser of its own with the cookie of the session. */
    private Api browser(String name, String password) {
        Reply in =
                send(sameOrigin(api), "/sign-in", Map.of("username", name, "password", password));
        assertThat(in.status()).as(in.body()).isEqualTo(303);
        return withCookie(in);
    }

    private Api withCookie(Reply in) {
        String set = in.header("Set-Cookie");
        return sameOrigin(api).withHeader("Cookie", set.substring(0, set.indexOf(';')));
    }

    private static Api sameOrigin(Api from) {
        return from.withHeader("Sec-Fetch-Site", "same-origin");
    }

    private Api browser() {
        return browser(username, Api.PASSWORD);
    }

    private static void requireIn(Api browser) {
        assertThat(browser.get("/services").status()).isEqualTo(200);
    }

    private static void requireOut(Api browser) {
        Reply page = browser.get("/services");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/sign-in");
        assertThat(browser.get("/api/v1/services").status()).isEqualTo(401);
    }

    private void age(String column, String interval) {
        database.update(
                "update user_session set "
                        + column
                        + " = "
                        + column
                        + " - cast(? as interval) where user_id = (select id from user_account"
                        + " where username = ?)",
                interval,
                username);
    }

    @Test
    void signing_out_ends_the_session_for_whoever_has_copied_the_cookie_too() {
        Api browser = browser();
        requireIn(browser);

        assertThat(send(browser, "/sign-out", Map.of()).status()).isEqualTo(303);

        requireOut(browser);
    }

    @ParameterizedTest
    @CsvSource({
        "used_at, 59 minutes, true",
        "used_at, 61 minutes, false",
        "ends_at, 7 hours, true",
        "ends_at, 8 hours, false"
    })
    void a_session_ends_after_an_hour_without_use_and_after_eight_in_any_case(
            String column, String interval, boolean goesOn) {
        Api browser = browser();
        age(column, interval);

        if (goesOn) {
            requireIn(browser);
        } else {
            requireOut(browser);
        }
    }

    @Test
    void each_use_begins_the_hour_anew() {
        Api browser = browser();
        age("used_at", "50 minutes");
        requireIn(browser);
        age("used_at", "50 minutes");
        requireIn(browser);
    }

    @Test
    void only_the_hash_of_a_session_is_stored() {
        String token =
                api.post("/api/v1/tokens", Map.of("username", username, "password", Api.PASSWORD))
                        .json()
                        .get("accessToken")
                        .asText();

        assertThat(token).startsWith("jup_");
        assertThat(
                        database.list(
                                "select cast(s as text) as line from user_session s",
                                row -> row.text("line")))
                .isNotEmpty()
                .noneMatch(line -> line.contains(token.substring(4)));
    }

    @Test
    void an_administrator_closes_an_account_and_its_sessions_end_at_once() {
        Api browser = browser();
        Api administrator = browser(Api.ADMINISTRATOR, Api.PASSWORD);
        Map<String, String> account = account();
        account.put("disabled", "yes");

        assertThat(send(administrator, "/users/" + id(), account).status()).isEqualTo(303);

        requireOut(browser);
        assertThat(
                        send(
                                        sameOrigin(api),
                                        "/sign-in",
                                        Map.of("username", username, "password", Api.PASSWORD))
                                .status())
                .isEqualTo(422);
        assertThat(administrator.get("/users").body()).contains(username, "closed");
    }

    private String id() {
        return database.first(
                        "select cast(id as text) as id from user_account where username = ?",
                        row -> row.text("id"),
                        username)
                .orElseThrow();
    }

    private Map<String, String> account() {
        return new HashMap<>(
                Map.of(
                        "displayName",
                        "Somebody",
                        "role",
                        "viewer",
                        "organisation",
                        organisations.provider()));
    }

    @Test
    void an_administrator_adds_somebody_changes_what_they_may_do_and_sets_a_new_password() {
        Api administrator = browser(Api.ADMINISTRATOR, Api.PASSWORD);
        Map<String, String> wanted = account();
        wanted.put("username", username + "-2");
        wanted.put("password", Api.PASSWORD);
        assertThat(send(administrator, "/users/new", wanted).status()).isEqualTo(303);
        requireIn(browser(username + "-2", Api.PASSWORD));

        Map<String, String> changed = account();
        changed.put("password", "another long password");
        assertThat(send(administrator, "/users/" + id(), changed).status()).isEqualTo(303);

        requireIn(browser(username, "another long password"));
        assertThat(
                        database.first(
                                "select role from user_account where username = ?",
                                row -> row.text("role"),
                                username))
                .contains("viewer");
    }

    @ParameterizedTest
    @CsvSource({
        "username,     ab,        A user name has 3 to 100 characters",
        "username,     administrator, This user name is taken",
        "displayName,  '',        A name has 1 to 200 characters",
        "organisation, NOWHERE,   Type the code of an organisation",
        "organisation, '',        Type the code of an organisation",
        "password,     short,     A password has at least 12 characters",
    })
    void a_wrong_field_of_an_account_is_named_and_nothing_is_stored(
            String field, String value, String message) {
        Api administrator = browser(Api.ADMINISTRATOR, Api.PASSWORD);
        Map<String, String> wanted = account();
        wanted.put("username", username + "-3");
        wanted.put("password", Api.PASSWORD);
        wanted.put(field, value);

        Reply refused = send(administrator, "/users/new", wanted);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(message, "href=\"#" + field + "\"", "<title>Error:")
                .doesNotContain(Api.PASSWORD);
        assertThat(administrator.get("/users").body()).doesNotContain(username + "-3");
    }

    @Test
    void an_administrator_cannot_shut_themselves_out() {
        Api administrator = browser(Api.ADMINISTRATOR, Api.PASSWORD);
        String own =
                database.first(
                                "select cast(id as text) as id from user_account where username ="
                                        + " ?",
                                row -> row.text("id"),
                                Api.ADMINISTRATOR)
                        .orElseThrow();

        Reply refused =
                send(
                        administrator,
                        "/users/" + own,
                        Map.of("displayName", "A", "role", "administrator", "disabled", "yes"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("You cannot change your own account here");
        requireIn(administrator);
    }

    @Test
    void the_pages_about_accounts_are_for_administrators_and_an_unknown_account_is_not_there() {
        Api browser = browser();
        for (String path : java.util.List.of("/users", "/users/new", "/users/" + id())) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(send(browser, "/users/" + id(), account()).status()).isEqualTo(403);
        assertThat(
                        browser(Api.ADMINISTRATOR, Api.PASSWORD)
                                .get("/users/00000000-0000-7000-8000-000000000000")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_new_password_signs_out_everywhere_else_and_not_here() {
        Api elsewhere = browser();
        Api here = browser();

        Reply changed =
                send(
                        here,
                        "/password",
                        Map.of(
                                "current",
                                Api.PASSWORD,
                                "wanted",
                                "a new long password",
                                "repeated",
                                "a new long password"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("Your password is changed");
        requireOut(elsewhere);
        requireIn(withCookie(changed));
        requireIn(browser(username, "a new long password"));
    }

    @ParameterizedTest
    @CsvSource({
        "wrong wrong wrong, a new long password, a new long password, current",
        "correct horse battery, short, short, wanted",
        "correct horse battery, a new long password, a new long passwort, repeated",
    })
    void a_password_is_changed_only_with_the_old_one_and_a_long_new_one_typed_twice(
            String current, String wanted, String repeated, String field) {
        Api browser = browser();

        Reply refused =
                send(
                        browser,
                        "/password",
                        Map.of("current", current, "wanted", wanted, "repeated", repeated));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#" + field + "\"")
                .doesNotContain(wanted.equals("short") ? "value=" : wanted);
        requireIn(browser(username, Api.PASSWORD));
    }

    @Test
    void a_password_that_was_changed_while_it_was_compared_opens_nothing() {
        UserAccounts.Credentials old = accounts.credentials(username).orElseThrow();
        accounts.setPassword(old.id(), "the hash of another");

        assertThat(signIn.begin(old)).isEmpty();
        assertThat(accounts.replacePassword(old, "the hash of a thief")).isFalse();
        assertThat(accounts.credentials(username).orElseThrow().hash())
                .isEqualTo("the hash of another");
    }

    @Test
    void who_guesses_from_elsewhere_shuts_nobody_out() {
        for (int i = 0; i < 11; i++) {
            signIn.signIn(username, "guess " + i, "192.0.2.1");
        }

        assertThat(signIn.signIn(username, Api.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignIn.Outcome.TooOften.class);
        assertThat(signIn.signIn(username, Api.PASSWORD, "192.0.2.2"))
                .isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void ten_wrong_passwords_shut_a_name_out_and_the_audit_trail_says_so() {
        for (int i = 0; i < 10; i++) {
            send(
                    sameOrigin(api),
                    "/sign-in",
                    Map.of("username", username, "password", "guess " + i));
        }

        assertThat(
                        send(
                                        sameOrigin(api),
                                        "/sign-in",
                                        Map.of("username", username, "password", Api.PASSWORD))
                                .status())
                .isEqualTo(429);
        assertThat(
                        database.list(
                                "select act from audit_entry where actor = ?",
                                row -> row.text("act"),
                                username))
                .containsExactly("sign-in-shut-out");
    }
}
