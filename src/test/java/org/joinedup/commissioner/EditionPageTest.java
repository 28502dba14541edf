package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The pages where editions are checked, in a real browser without scripts of their own. */
class EditionPageTest extends ServiceTest {
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final String SECOND = "second-administrator";
    private static final Pattern PAGE = Pattern.compile(".*/editions/[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private OrganisationId home;
    private FoldedPeople people;
    private PublishedEditions editions;
    private Api administrator;
    private Browser browser;

    @BeforeAll
    void services_with_people_are_there() {
        home = Fixtures.provider(database, "HOME");
        people = new FoldedPeople(database);
        for (int i = 0; i < 4; i++) {
            people.put(Fixtures.service(database, "WARD-" + i, home), APRIL, i == 3 ? 12 : 61 + i);
            people.put(Fixtures.service(database, "WARD-" + i, home), APRIL.plusMonths(3), 40);
        }
        Api anonymous = new Api(server.getURI());
        administrator = anonymous.administrator();
        editions = new PublishedEditions(anonymous);
        browser = Browser.start();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private Page signedIn(BrowserContext context, String name) {
        Page page = context.newPage();
        page.navigate(server.getURI() + "/sign-in");
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(Api.PASSWORD);
        press(page, "Sign in");
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private BrowserContext context(int width) {
        return browser.context(
                new NewContextOptions().setViewportSize(width, 900).setLocale("en-GB"));
    }

    private static void requireSound(Page page, String name) {
        assertThat(Axe.faults(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s does not scroll sideways", name)
                .isEqualTo(true);
        Browser.keep(page, name);
    }

    @Test
    void one_administrator_has_an_edition_prepared_and_another_looks_at_it_and_publishes_it() {
        for (int width : List.of(390, 1280)) {
            try (BrowserContext context = context(width)) {
                Page page = signedIn(context, SECOND);
                page.navigate(server.getURI() + "/editions/new");
                page.getByLabel("Questionnaire").selectOption("ctm-3");
                page.getByLabel("Period").fill("2025-Q5");
                press(page, "Prepare it");
                assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("like 2026-01");
                requireSound(page, "edition-refused-" + width);
                page.getByLabel("Period").fill("2025-q2");
                if (width == 1280) {
                    page.getByLabel("What a correction changes").fill("Late letters");
                }
                press(page, "Prepare it");
                page.waitForURL(PAGE);
                assertThat(page.locator("h1").innerText()).contains("2025 Q2, ctm-3");
                assertThat(page.locator("main").innerText())
                        .contains("another administrator must look at it")
                        .doesNotContain("Publish it");
                requireSound(page, "edition-own-" + width);
                publish(page.url(), width);
                page.navigate(server.getURI() + "/editions");
                requireSound(page, "editions-" + width);
            }
        }
    }

    private void publish(String url, int width) {
        try (BrowserContext context = context(width)) {
            Page page = signedIn(context, Api.ADMINISTRATOR);
            page.navigate(url);
            assertThat(page.locator("main").innerText())
                    .contains("confidential: kept back", "too few people", "Checksum");
            page.locator("#symbol").selectOption("[c]");
            page.locator("#level").selectOption("service");
            press(page, "Show");
            assertThat(page.locator("#lines ~ .ju-scroll tbody tr").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(line -> line.contains("[c]") && line.contains("service WARD-"))
                    .anyMatch(line -> line.contains("WARD-3"));
            requireSound(page, "edition-check-" + width);
            follow(page, "Discard it");
            assertThat(page.locator("main").innerText())
                    .contains("cannot be published any more", "Nobody but administrators");
            requireSound(page, "edition-discard-" + width);
            follow(page, "No, go back");
            follow(page, "Publish it");
            assertThat(page.locator("main").innerText())
                    .contains("2025 Q2", "ctm-3 1", "Whoever is signed in", "it never changes")
                    .containsPattern("[0-9]+ lines, of which [0-9]+ have no value");
            requireSound(page, "edition-publish-" + width);
            press(page, "Publish it for good");
            assertThat(page.locator("main").innerText())
                    .contains("Published, number", "Prepare a correction")
                    .doesNotContain("Discard it");
            requireSound(page, "edition-published-" + width);
        }
    }

    @Test
    void of_a_period_that_is_not_settled_it_is_said_from_when_and_what_is_missing_until_then() {
        YearMonth last = YearMonth.now(EditionPage.LONDON).minusMonths(1);
        people.put(Fixtures.service(database, "WARD-0", home), last, 45);
        try (BrowserContext context = context(390)) {
            Page page = signedIn(context, SECOND);
            page.navigate(server.getURI() + "/editions/new");
            assertThat(page.locator("#period-hint").innerText()).contains("that is settled is 20");
            page.getByLabel("Questionnaire").selectOption("ctm-3");
            page.getByLabel("Period").fill(last.toString());
            press(page, "Prepare it");
            String settled = DAY.format(last.atEndOfMonth().plusDays(57));
            assertThat(page.locator("main").innerText())
                    .contains("is not settled before " + settled, "Answers that still come");
            requireSound(page, "edition-unsettled");
            press(page, "Prepare it before it is settled");
            page.waitForURL(PAGE);
            assertThat(page.locator("main").innerText())
                    .contains("was not settled when", "from " + settled);
        }
        assertThat(administrator.get("/editions/new?period=2025-Q2").body())
                .doesNotContain("is not settled before");
    }

    private static Api.Reply form(Api caller, String path) {
        return caller.write("POST", path, "application/x-www-form-urlencoded", "");
    }

    @Test
    void how_far_it_is_can_be_watched_and_what_failed_is_said() {
        database.update(
                """
                insert into progress (id, kind, state, done, total, ended_at)
                values ('00000000-0000-4000-8000-000000000001', 'edition', 'running', 40, 100, null),
                    ('00000000-0000-4000-8000-000000000002', 'edition', 'failed', 0, 0, now())
                """);
        try (BrowserContext context = context(390)) {
            Page page = signedIn(context, SECOND);
            String path =
                    server.getURI() + "/editions/preparing/00000000-0000-4000-8000-00000000000";
            page.navigate(path + "1");
            assertThat(page.locator("progress").getAttribute("value")).isEqualTo("40");
            assertThat(page.locator("meta[http-equiv=refresh]").count()).isEqualTo(1);
            Browser.keep(page, "edition-preparing");
            page.navigate(path + "2");
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("Nothing was stored");
            requireSound(page, "edition-failed");
        }
    }

    @Test
    void a_form_of_another_site_and_a_caller_who_is_no_administrator_change_nothing() {
        String id = editions.prepare("2025-07", "2025-09", null);
        Api viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", "HOME");

        assertThat(viewer.get("/editions").status()).isEqualTo(403);
        assertThat(viewer.get("/editions/" + id).status()).isEqualTo(403);
        assertThat(form(viewer, "/editions/" + id + "/publish").status()).isEqualTo(403);
        assertThat(
                        form(
                                        administrator
                                                .withHeader("Sec-Fetch-Site", "cross-site")
                                                .withHeader("Cookie", "session=x"),
                                        "/editions/" + id + "/discard")
                                .status())
                .isEqualTo(403);
        assertThat(administrator.get("/editions/" + id + "/publish").header("Location"))
                .as("whoever has prepared it is not asked")
                .isEqualTo("/editions/" + id);
        Api.Reply own = form(administrator, "/editions/" + id + "/publish");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body()).contains("a second person publishes");
        assertThat(administrator.get("/editions/" + id).body()).contains("Prepared, not published");
    }
}
