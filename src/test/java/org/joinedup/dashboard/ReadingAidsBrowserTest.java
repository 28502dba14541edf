package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.testing.Api;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What helps a reader along on the provider's pages, in a real browser. */
class ReadingAidsBrowserTest extends ServiceTest {
    private SomeServices services;
    private Browser browser;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        Fixtures.signedIn(new Api(server.getURI()), "viewer", SomeServices.PROVIDER);
        browser = Browser.start();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(server.getURI() + "/sign-in");
        page.getByLabel("User name").fill("viewer-of-" + SomeServices.PROVIDER);
        page.getByLabel("Password").fill(Api.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.navigate(server.getURI() + path);
        return page;
    }

    private BrowserContext context(int width) {
        return browser.context(
                new NewContextOptions().setViewportSize(width, 900).setLocale("en-GB"));
    }

    @Test
    void another_period_opens_at_the_section_that_the_reader_is_at() {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, services.pageOf(services.large));
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName("Where people went next: handovers"))
                    .click();
            page.waitForFunction("document.querySelector('.ju-period').hash === '#handovers'");

            page.locator(".ju-period").first().click();

            assertThat(page.url()).endsWith("#handovers");
        }
    }

    @Test
    void on_a_phone_a_table_says_that_it_scrolls_where_it_does_and_nowhere_else() {
        try (BrowserContext context = context(390)) {
            Page page = open(context, services.pageOf(services.large));
            page.evaluate("document.querySelectorAll('.ju-tables').forEach((t) => t.open = true)");
            Browser.keep(page, "dashboard-390-tables");

            int cut = 0;
            List<Locator> tables = page.locator(".ju-scroll").all();
            for (Locator table : tables) {
                boolean isCut =
                        (Boolean) table.evaluate("(one) => one.scrollWidth > one.clientWidth");
                PlaywrightAssertions.assertThat(table.locator("xpath=preceding-sibling::*[1]"))
                        .isVisible(new IsVisibleOptions().setVisible(isCut));
                cut += isCut ? 1 : 0;
            }
            assertThat(cut).isBetween(1, tables.size());
        }
    }

    @Test
    void differences_are_drawn_with_the_minus_of_the_tables() {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, services.pageOf(services.large));

            assertThat(page.locator(".ju-chart[data-kind=gaps] svg").textContent())
                    .contains("\u2212")
                    .doesNotContainPattern("-[0-9]");
        }
    }
}
