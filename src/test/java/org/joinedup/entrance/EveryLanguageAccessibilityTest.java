package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;

import org.assertj.core.api.SoftAssertions;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** WCAG 2.2 AA in the other languages, and on the other ways in, with scripts on. */
class EveryLanguageAccessibilityTest extends ServiceTest {
    private SoftAssertions all;
    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        for (String language : new String[] {"cy", "ar"}) {
            Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, language);
        }
    }

    @BeforeEach
    void nothing_is_found_yet() {
        all = new SoftAssertions();
    }

    private static BrowserContext phone(Browser browser) {
        return browser.context(new NewContextOptions().setViewportSize(390, 844));
    }

    private void look(Page page, String name) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            all.assertThat(Axe.faults(page)).as(name + ", " + scheme).isEmpty();
        }
        all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(390);
    }

    private static void press(Page page, String button) {
        page.locator(button).first().click();
        page.waitForLoadState();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "ar"})
    void axe_finds_nothing_on_the_way_from_the_code_to_the_receipt(String language) {
        SurveyFixtures.Invited invited = surveys.invite(surveys.openSurvey(), "S1", Map.of());
        try (Browser browser = Browser.start();
                BrowserContext context = phone(browser)) {
            Page page = context.newPage();
            page.navigate(server.getURI() + "/s?language=" + language);
            look(page, language + " code");
            page.locator("#code").fill("ABCD-EFGH");
            press(page, "form button");
            page.locator(".govuk-error-summary").waitFor();
            look(page, language + " wrong code");
            page.navigate(server.getURI() + invited.path());
            press(page, ".ju-languages [value=" + language + "]");
            page.locator("html[lang=" + language + "]").waitFor();
            look(page, language + " welcome");
            press(page, "form[action$='/start'] button");
            page.locator(".govuk-error-summary").waitFor();
            look(page, language + " nobody said who answers");
            page.locator("#respondent").check();
            press(page, "form[action$='/start'] button");
            page.waitForURL("**/questions/1");
            look(page, language + " statement");
            press(page, "button[value=continue]");
            page.locator(".govuk-error-summary").waitFor();
            look(page, language + " nothing chosen");
            page.locator("#answer-3").check();
            press(page, "button[value=continue]");
            page.waitForURL("**/questions/2");
            page.navigate(server.getURI() + invited.path() + "/check");
            look(page, language + " check");
            press(page, "form[action$='/submit'] button");
            page.waitForURL("**/receipt");
            look(page, language + " receipt");
        }
        all.assertAll();
    }

    @Test
    void axe_finds_nothing_on_a_ward_s_kiosk_a_poster_and_the_page_of_an_open_link() {
        SurveyId survey = surveys.openSurvey();
        String link =
                api.administrator()
                        .post("/api/v1/surveys/" + survey + "/open-links", Map.of("service", "S1"))
                        .json()
                        .get("link")
                        .asText();
        String open = server.getURI() + link.substring(link.indexOf("/o/"));
        try (Browser browser = Browser.start();
                BrowserContext context = phone(browser)) {
            Page page = context.newPage();
            page.navigate(open + "/poster");
            look(page, "poster");
            page.navigate(open);
            look(page, "open link");
            page.navigate(server.getURI() + "/kiosk");
            look(page, "no kiosk");
            page.navigate(server.getURI() + "/sign-in");
            page.locator("#username").fill(Api.ADMINISTRATOR);
            page.locator("#password").fill(Api.PASSWORD);
            press(page, "main form button");
            page.waitForURL("**/services**");
            for (String own : List.of("/password", "/users", "/users/new")) {
                page.navigate(server.getURI() + own);
                look(page, own);
            }
            press(page, "main form button");
            look(page, "/users/new with an error");
            page.navigate(server.getURI() + "/kiosks");
            look(page, "staff");
            press(page, "main form button");
            page.waitForURL("**/kiosk");
            look(page, "kiosk");
            press(page, "main form button");
            page.waitForURL("**/s/*");
            look(page, "welcome at the kiosk");
            page.locator("#respondent").check();
            press(page, "form[action$='/start'] button");
            page.waitForURL("**/questions/1");
            look(page, "statement at the kiosk");
        }
        all.assertAll();
        assertThat(link).contains("/o/");
    }
}
