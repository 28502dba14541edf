package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** A tablet on a ward, in a real browser with and without scripts, and the page of the codes. */
class KioskBrowserTest extends ServiceTest {
    private static final long MINUTE = 60_000;

    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        for (String language : new String[] {"cy", "ar"}) {
            Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, language);
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private Page tablet(BrowserContext context) {
        surveys.openSurvey(Map.of("title", "Leaving the ward"));
        Page page = context.newPage();
        page.setViewportSize(390, 844);
        page.navigate(server.getURI() + "/sign-in");
        page.locator("#username").fill(Api.ADMINISTRATOR);
        page.locator("#password").fill(Api.PASSWORD);
        press(page, "Sign in");
        page.navigate(server.getURI() + "/kiosks");
        Browser.keep(page, "kiosk-1-staff");
        press(page, "Sign out and start the kiosk");
        page.waitForURL("**/kiosk");
        return page;
    }

    private static void requireStart(Page page) {
        page.waitForURL("**/kiosk");
        assertThat(page.locator("h1").innerText()).isEqualTo("Was your care joined up?");
    }

    private long open() {
        return database.first("select count(*) as n from open_questionnaire", r -> r.count("n"))
                .orElseThrow();
    }

    @Test
    void after_a_minute_without_a_touch_the_tablet_is_at_the_start_and_back_shows_nobody() {
        try (Browser browser = Browser.start();
                BrowserContext context = browser.context(new NewContextOptions())) {
            Page page = tablet(context);
            Browser.keep(page, "kiosk-2-start");
            page.clock().install();
            press(page, "Start");
            page.locator("#respondent").check();
            Browser.keep(page, "kiosk-3-welcome");
            page.locator("form[action$='/start'] button").click();
            page.locator("#answer").check();
            page.clock().fastForward(MINUTE - 15_000);
            assertThat(page.locator(".ju-kiosk__idle").isVisible()).isTrue();
            Browser.keep(page, "kiosk-4-idle");
            page.locator("#answer-2").check();
            page.clock().fastForward(MINUTE - 15_000);
            assertThat(page.url()).contains("/questions/1");
            page.locator("button[value=continue]").click();
            page.waitForURL("**/questions/2");

            page.clock().fastForward(MINUTE + 1_000);

            requireStart(page);
            assertThat(open()).isZero();
            for (int i = 0; i < 4; i++) {
                page.goBack();
                page.waitForLoadState();
                assertThat(page.url()).doesNotContain("/s/");
                assertThat(page.locator("input:checked").count()).isZero();
            }
        }
    }

    @Test
    void without_scripts_the_next_person_gets_a_clean_start_and_back_shows_nobody() {
        try (Browser browser = Browser.start();
                BrowserContext context = browser.phone()) {
            Page page = tablet(context);
            press(page, "Start");
            page.locator("#respondent").check();
            page.locator("form[action$='/start'] button").click();
            page.locator("#answer").check();
            page.locator("button[value=continue]").click();
            page.getByText("Finish and clear the screen").click();
            page.getByText("No, go on").click();
            assertThat(open()).isEqualTo(1);
            page.getByText("Finish and clear the screen").click();
            page.getByText("Yes, delete my answers").click();

            requireStart(page);
            assertThat(open()).isZero();
            page.goBack();
            assertThat(page.url()).doesNotContain("/s/");
            assertThat(page.locator("input:checked").count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void a_code_is_typed_on_a_phone_in_each_language(int width) {
        SurveyId survey = surveys.openSurvey();
        SurveyFixtures.Invited invited = surveys.invite(survey, "S1", Map.of("language", "cy"));
        try (Browser browser = Browser.start();
                BrowserContext context = browser.phone()) {
            Page page = context.newPage();
            page.setViewportSize(width, 720);
            page.navigate(server.getURI() + invited.path() + "/letter");
            Browser.keep(page, "code-" + width + "-letter-cy");
            String code = page.locator(".ju-letter__short").innerText();
            for (String language : new String[] {"ar", "cy", "en"}) {
                page.navigate(server.getURI() + "/s?language=" + language);
                page.locator("#code").fill("ABCD-EFGH");
                page.locator("form button").click();
                Browser.keep(page, "code-" + width + "-" + language);
                assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            }
            page.locator("#code").fill(code);
            page.keyboard().press("Enter");
            page.waitForURL("**/s/*");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("cy");
            assertThat(page.url()).contains("/s/").doesNotContain(invited.token());
        }
    }

    @Test
    void a_poster_is_kept_for_a_look() {
        SurveyId survey = surveys.openSurvey();
        String link =
                api.administrator()
                        .post("/api/v1/surveys/" + survey + "/open-links", Map.of("service", "S1"))
                        .json()
                        .get("link")
                        .asText();
        String path = link.substring(link.indexOf("/o/"));
        try (Browser browser = Browser.start();
                BrowserContext context = browser.phone()) {
            Page page = context.newPage();
            page.navigate(server.getURI() + path + "/poster?language=ar");
            Browser.keep(page, "open-poster-ar");
            assertThat((Integer) page.evaluate("document.querySelector('img').naturalWidth"))
                    .isPositive();
            page.navigate(server.getURI() + path);
            Browser.keep(page, "open-start");
            press(page, "Start");
            assertThat(page.url()).contains("/s/");
            page.navigate(server.getURI() + path);
            assertThat(page.url()).contains("/s/");
        }
    }
}
