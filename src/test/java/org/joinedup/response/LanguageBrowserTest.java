package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Other languages in a real browser, on a small phone and a smaller one. */
class LanguageBrowserTest extends ServiceTest {
    private Invited invited() {
        for (String language : List.of("cy", "ar")) {
            Fixtures.translation(api.administrator(), Fixtures.CTM_3, language);
        }
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        questionnaires.askAboutPeople(survey);
        return questionnaires.invite(survey, service);
    }

    @ParameterizedTest
    @CsvSource({"cy, ltr, 320", "cy, ltr, 390", "ar, rtl, 320", "ar, rtl, 390"})
    void a_person_changes_the_language_half_way_and_goes_on(
            String language, String direction, int width) {
        Invited invited = invited();
        try (Browser browser = Browser.start();
                BrowserContext context = browser.phone()) {
            Page page = context.newPage();
            page.setViewportSize(width, 720);
            page.navigate(server.getURI() + invited.link());
            keep(page, language, width, "1-welcome");
            page.locator("#respondent-proxy").check();
            page.locator("#relationship").selectOption("child");
            press(page, "form[action$='/start'] button");
            page.locator("#answer-3").check();
            press(page, "button[value=continue]");
            assertThat(page.url()).endsWith("/questions/2");
            press(page, ".ju-languages [value=" + language + "]");

            assertThat(page.url()).endsWith("/questions/2");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.evaluate("getComputedStyle(document.body).direction"))
                    .isEqualTo(direction);
            keep(page, language, width, "2-question");
            requireRadioBeforeItsWords(page, direction);
            press(page, "button[value=continue]");
            keep(page, language, width, "3-error");
            press(page, "button[value=skip]");
            press(page, "button[value=skip]");
            keep(page, language, width, "4-about-them");
            press(page, "button[value=continue]");
            keep(page, language, width, "5-check");
            assertThat(page.locator(".govuk-summary-list__value").allInnerTexts())
                    .contains(language + " answer 3");
            press(page, "form[action$='/submit'] button");
            keep(page, language, width, "6-receipt");
            assertThat(page.locator(".ju-receipt").count()).isEqualTo(1);
        }
    }

    private static void press(Page page, String button) {
        page.locator(button).first().click();
        page.waitForLoadState();
    }

    /** Kept for a look, and nothing of it is wider than the screen. */
    private static void keep(Page page, String language, int width, String name) {
        Browser.keep(page, "language-" + language + "-" + width + "-" + name);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    private static void requireRadioBeforeItsWords(Page page, String direction) {
        Locator radio = page.locator("#answer");
        Locator words = page.locator("label[for=answer]");
        double middle = radio.boundingBox().x + radio.boundingBox().width / 2;
        double start = direction.equals("rtl") ? page.viewportSize().width - middle : middle;
        assertThat(start).isLessThan(60);
        assertThat(words.innerText()).isNotBlank();
    }
}
