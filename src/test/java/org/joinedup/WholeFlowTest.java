package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.kernel.Period;
import org.joinedup.publication.Quarters;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Browser;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * From the invitation to the provider's page, in a real browser: the tenth response opens the
 * figures.
 */
class WholeFlowTest extends ServiceTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private final LocalDate left = today.minusDays(20);
    private final Period quarter = Quarters.of(left);
    private static final String COORDINATOR = "flow-coordinator";
    private static final int PAPER_FORMS = 9;

    private TestService service;
    private Api coordinator;
    private String survey;

    @Test
    void a_response_given_on_a_phone_in_two_sittings_appears_in_the_indicator_and_on_the_page() {
        prepare();
        importPaperForms();
        assertThat(indicator().get("symbol").asText()).isEqualTo("[c]");
        assertThat(indicator().get("moreNeeded").asInt()).isEqualTo(1);
        String link = invite();

        try (Browser browser = Browser.start()) {
            try (BrowserContext first = browser.phone()) {
                Page page = open(first, link);
                choose(page, "Me, the person who had the care");
                press(page, "Start");
                answer(page, 1, 11);
            }
            try (BrowserContext second = browser.phone()) {
                Page page = open(second, link);
                answer(page, 12, 22);
                press(page, "Send my answers");
                String receipt = page.locator(".ju-receipt").innerText();
                page.navigate(link);
                assertThat(page.locator(".ju-receipt").innerText()).isEqualTo(receipt);
            }
            requireIndicator();
            requireProvidersPage(browser);
        }
    }

    private void requireIndicator() {
        JsonNode indicator = indicator();
        assertThat(indicator.get("symbol").asText()).isEqualTo("[u]");
        assertThat(indicator.get("responses").asInt()).isEqualTo(PAPER_FORMS + 1);
        assertThat(indicator.at("/score/mean/n").asInt()).isEqualTo(PAPER_FORMS + 1);
        // Nine times 66.67, once 100.
        assertThat(indicator.at("/score/mean/value").asDouble()).isEqualTo(70, within(1e-9));
        assertThat(indicator.at("/items/0/counts/stronglyAgree").asInt()).isEqualTo(1);
        assertThat(indicator.at("/items/0/counts/agree").asInt()).isEqualTo(PAPER_FORMS);
        // Nobody knows how many paper forms were sent.
        assertThat(indicator.at("/responseRate/symbol").asText()).isEqualTo("[x]");
    }

    private void requireProvidersPage(Browser browser) {
        for (BrowserContext context : List.of(browser.phone(), browser.desktop())) {
            try (context) {
                Page page = context.newPage();
                int width = page.viewportSize().width;
                page.navigate(server.getURI() + "/services");
                assertThat(page.url()).endsWith("/sign-in");
                page.getByLabel("User name").fill(COORDINATOR);
                page.getByLabel("Password").fill(Api.PASSWORD);
                press(page, "Sign in");
                page.navigate(
                        server.getURI()
                                + "/services?period="
                                + Quarters.name(quarter).replace(' ', '-'));
                Browser.keep(page, "provider-" + width + "-overview");
                assertThat(page.locator("tbody").innerText()).contains("70.0 [u]");
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Service " + service.code()))
                        .click();
                Browser.keep(page, "provider-" + width + "-service");
                assertThat(page.locator("#score").innerText()).isEqualTo("70.0 [u]");
                assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            }
        }
    }

    private void prepare() {
        TestOrganisations organisations = new TestOrganisations(api);
        service = organisations.service();
        Api administrator = organisations.administrator();
        made(
                administrator.post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                COORDINATOR,
                                "displayName",
                                "Coordinator",
                                "password",
                                Api.PASSWORD,
                                "role",
                                "coordinator",
                                "organisation",
                                service.provider())));
        coordinator = api.signedIn(COORDINATOR, Api.PASSWORD);
        Map<String, Object> permission =
                Map.of(
                        "grantedBy",
                        "the rights holder",
                        "grantedOn",
                        "2026-01-01",
                        "reference",
                        "letter 1");
        administrator.put("/api/v1/questionnaires/ctm-15/versions/1/permission", permission);
        administrator.put("/api/v1/questionnaires/i-statements/versions/1/permission", permission);
        survey =
                made(coordinator.post(
                                "/api/v1/surveys",
                                Map.of(
                                        "title",
                                        "Leaving hospital",
                                        "askedBy",
                                        "Your hospital",
                                        "instruments",
                                        List.of(
                                                Map.of("code", "ctm-15", "version", 1),
                                                Map.of("code", "i-statements", "version", 1)),
                                        "periodFrom",
                                        left.minusDays(10).toString(),
                                        "periodTo",
                                        today.toString(),
                                        "language",
                                        "en")))
                        .get("id")
                        .asText();
        assertThat(coordinator.post("/api/v1/surveys/" + survey + "/open", "").status())
                .isEqualTo(200);
    }

    private void importPaperForms() {
        StringBuilder csv =
                new StringBuilder(
                        "service,external_reference,transition_date,answered_on,respondent,relationship");
        for (int i = 1; i <= 15; i++) {
            csv.append(",ctm-%02d".formatted(i));
        }
        for (int i = 1; i <= 7; i++) {
            csv.append(",i-%02d".formatted(i));
        }
        for (int form = 0; form < PAPER_FORMS; form++) {
            csv.append(
                            "\n%s,form-%d,%s,%s,self,"
                                    .formatted(service.code(), form, left, left.plusDays(9)))
                    .append(",3".repeat(22));
        }
        Reply reply =
                coordinator.write(
                        "POST",
                        "/api/v1/surveys/" + survey + "/responses",
                        "text/csv",
                        csv.append('\n').toString());
        assertThat(reply.json().path("stored").asInt()).as(reply.body()).isEqualTo(PAPER_FORMS);
    }

    private String invite() {
        String link =
                made(coordinator.post(
                                "/api/v1/surveys/" + survey + "/invitations",
                                Map.of(
                                        "service",
                                        service.code(),
                                        "invitations",
                                        List.of(
                                                Map.of(
                                                        "transitionDate",
                                                        left.toString(),
                                                        "mode",
                                                        "sms")))))
                        .at("/invitations/0/link")
                        .asText();
        return server.getURI() + link.substring(link.indexOf("/s/"));
    }

    private JsonNode indicator() {
        return coordinator
                .get(
                        "/api/v1/services/"
                                + service.id()
                                + "/indicators?instrument=ctm-15&from="
                                + quarter.from()
                                + "&to="
                                + quarter.to())
                .json()
                .at("/indicators/0");
    }

    private static JsonNode made(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static Page open(BrowserContext context, String link) {
        Page page = context.newPage();
        page.navigate(link);
        return page;
    }

    private static void answer(Page page, int from, int to) {
        for (int number = from; number <= to; number++) {
            Browser.requireTitle(page, "Question " + number + " of 22");
            choose(page, "Strongly agree");
            press(page, "Continue");
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
        page.waitForLoadState();
    }

    private static void choose(Page page, String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
    }
}
