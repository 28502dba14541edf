package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.server.EmbeddedServer;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

import okhttp3.mockwebserver.RecordedRequest;

import org.joinedup.testing.Api;
import org.joinedup.testing.Browser;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Signing in through an OpenID provider that speaks the real protocol, with a real browser. */
class ExternalSignInTest extends ServiceTest {
    private static final String ISSUER = "hospital";

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private EmbeddedServer node;
    private Browser browser;
    private String organisation;

    @BeforeAll
    void start() throws IOException {
        organisation = new TestOrganisations(new Api(server.getURI())).provider();
        provider.start();
        int port = FreePort.find();
        Map<String, Object> settings = new HashMap<>(getProperties());
        settings.put(
                "datasources.default.url",
                server.getApplicationContext()
                        .getProperty("datasources.default.url", String.class)
                        .orElseThrow());
        settings.put("micronaut.server.port", port);
        settings.put("joinedup.public-url", "http://localhost:" + port);
        settings.put("oidc.issuer", provider.issuerUrl(ISSUER).toString());
        settings.put("oidc.client-id", "joined-up");
        settings.put("oidc.client-secret", "a secret of the provider's");
        settings.put("oidc.role-claim", "realm_access.roles");
        settings.put("oidc.coordinator", "survey-office,quality");
        node = ApplicationContext.run(EmbeddedServer.class, settings, "oidc");
        browser = Browser.start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
        provider.shutdown();
    }

    /** Signs in as whom the provider says that it is. */
    private Page signIn(BrowserContext device, String subject, Map<String, Object> claims) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        ISSUER, subject, "JWT", List.of("joined-up"), claims, 3600));
        Page page = device.newPage();
        page.navigate("http://localhost:" + node.getPort() + "/sign-in");
        page.getByText("Sign in with your organisation’s account").click();
        // The provider's own page, for it is asked to let them sign in anew.
        page.locator("input[name=username]").fill(subject);
        page.locator("input[type=submit], button[type=submit]").first().click();
        return page;
    }

    private static Map<String, Object> claims(
            String username, String organisation, String... roles) {
        return Map.of(
                "preferred_username",
                username,
                "name",
                "Whoever " + username + " is",
                "organisation",
                organisation,
                "realm_access",
                Map.of("roles", List.of(roles)));
    }

    @ParameterizedTest
    @CsvSource({"quality, coordinator", "viewer, viewer", "administrator, administrator"})
    void whom_the_provider_vouches_for_is_signed_in_with_the_role_that_its_claims_say(
            String claimed, String role) {
        try (BrowserContext device = browser.phone()) {
            Page page =
                    signIn(
                            device,
                            "subject-" + role,
                            claims("person-" + role, organisation, "staff", claimed));
            page.waitForURL("**/services");

            assertThat(page.locator("h1").innerText()).isEqualTo("Your services");
            assertThat(stored("person-" + role)).isEqualTo(role + " true");
            page.navigate("http://localhost:" + node.getPort() + "/password");
            assertThat(page.locator("main").innerText())
                    .contains("You sign in with your organisation’s account");
        }
        assertThat(
                        database.list(
                                "select act from audit_entry where actor = ?",
                                row -> row.text("act"),
                                "person-" + role))
                .containsExactly("sign-in");
    }

    private String stored(String username) {
        return database.first(
                        "select role || ' ' || (password_hash is null)::text as line from"
                                + " user_account where username = ?",
                        row -> row.text("line"),
                        username)
                .orElse("nobody");
    }

    @Test
    void what_the_provider_withdraws_is_withdrawn_at_the_next_sign_in() {
        try (BrowserContext device = browser.phone()) {
            signIn(device, "moved", claims("moved", organisation, "quality"))
                    .waitForURL("**/services");
        }
        try (BrowserContext device = browser.phone()) {
            signIn(device, "moved", claims("moved", organisation, "viewer"))
                    .waitForURL("**/services");
        }
        assertThat(stored("moved")).isEqualTo("viewer true");
    }

    @Test
    void whom_the_provider_gives_no_role_any_more_is_signed_out_on_every_device() {
        try (BrowserContext before = browser.phone();
                BrowserContext after = browser.phone()) {
            Page page = signIn(before, "dismissed", claims("dismissed", organisation, "quality"));
            page.waitForURL("**/services");
            signIn(after, "dismissed", claims("dismissed", organisation, "none"))
                    .waitForURL("**/sign-in?refused");

            page.reload();
            page.waitForURL("**/sign-in");
        }
    }

    @Test
    void the_provider_is_asked_to_let_them_sign_in_anew_each_time() {
        Api.Reply there = new Api(node.getURI()).get("/oauth/login/staff");

        assertThat(there.header("Location"))
                .contains("prompt=login", "code_challenge=", "nonce=", "state=");
        assertThat(there.response().headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; Secure"));
    }

    @Test
    void who_comes_back_without_having_signed_in_is_told_to_try_again_on_a_page() {
        Api anonymous = new Api(node.getURI());
        Api.Reply cancelled =
                anonymous.get("/oauth/callback/staff?error=access_denied&state=whatever");

        assertThat(cancelled.status()).isEqualTo(303);
        assertThat(cancelled.header("Location")).isEqualTo("/sign-in?failed");
        assertThat(anonymous.get("/sign-in?failed").body())
                .contains("did not work. Please try again");
    }

    @ParameterizedTest
    @CsvSource({
        "no role,            no-role,       cleaner, KNOWN",
        "no organisation,    no-home,       viewer,  NOWHERE",
        "the name of another, administrator, viewer, KNOWN",
        "a name too short,   x,             viewer,  KNOWN",
    })
    void who_has_no_access_is_told_so_and_no_account_is_made(
            String why, String username, String role, String home) {
        try (BrowserContext device = browser.phone()) {
            Page page =
                    signIn(
                            device,
                            "refused " + username,
                            claims(username, home.equals("KNOWN") ? organisation : home, role));
            page.waitForURL("**/sign-in?refused");

            assertThat(page.locator("main").innerText())
                    .as(why)
                    .contains("Your organisation’s account gives you no access here");
            assertThat(device.cookies().stream().map(cookie -> cookie.name))
                    .doesNotContain("joined-up-session");
        }
        assertThat(
                        database.first(
                                        "select count(*) as n from user_account where external_id"
                                                + " like ?",
                                        row -> row.count("n"),
                                        "%refused " + username)
                                .orElseThrow())
                .isZero();
    }

    @Test
    void a_closed_account_stays_closed_whatever_the_provider_says() {
        try (BrowserContext device = browser.phone()) {
            signIn(device, "leaver", claims("leaver", organisation, "viewer"))
                    .waitForURL("**/services");
        }
        database.update("update user_account set disabled = true where username = 'leaver'");
        try (BrowserContext device = browser.phone()) {
            signIn(device, "leaver", claims("leaver", organisation, "viewer"))
                    .waitForURL("**/sign-in?refused");
        }
    }

    @Test
    void a_way_back_that_nobody_began_signs_nobody_in() {
        Api.Reply forged =
                new Api(node.getURI()).get("/oauth/callback/staff?code=forged&state=forged");

        assertThat(forged.status()).isBetween(300, 499);
        assertThat(forged.header("Set-Cookie")).isNotEqualTo("joined-up-session");
        assertThat(forged.response().headers().allValues("Set-Cookie").toString())
                .doesNotContain("joined-up-session=jup_");
    }

    @ParameterizedTest
    @CsvSource({"administrator, ''", "commissioner, KNOWN"})
    void a_token_that_the_provider_signs_is_no_token_of_ours(String role, String home) {
        Map<String, Object> claims = new HashMap<>(Map.of("roles", List.of(role)));
        if (!home.isEmpty()) {
            claims.put("organisation", organisation);
        }
        String token =
                provider.issueToken(ISSUER, "administrator", "joined-up", claims).serialize();

        for (String path : List.of("/api/v1/users", "/api/v1/services")) {
            Api machine = new Api(node.getURI());
            assertThat(machine.withBearer(token).get(path).status()).as(path).isEqualTo(401);
            assertThat(
                            machine.withHeader("Cookie", "joined-up-session=" + token)
                                    .get(path)
                                    .status())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void no_token_of_ours_is_told_to_the_provider() {
        try (BrowserContext device = browser.phone()) {
            signIn(device, "quiet", claims("quiet", organisation, "viewer"))
                    .waitForURL("**/services");
        }
        List<String> asked = new ArrayList<>();
        RecordedRequest request = nextRequest();
        while (request != null) {
            asked.add(request.getPath());
            request = nextRequest();
        }
        assertThat(asked).isNotEmpty().noneMatch(path -> path.contains("userinfo"));
    }

    private @Nullable RecordedRequest nextRequest() {
        try {
            return provider.takeRequest(1, TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            // There is none: its way to say so.
            return null;
        }
    }

    @Test
    void without_a_provider_the_page_does_not_offer_one() {
        assertThat(api.get("/sign-in").body()).doesNotContain("/oauth/login");
        assertThat(api.get("/oauth/login/staff").status()).isEqualTo(404);
    }
}
