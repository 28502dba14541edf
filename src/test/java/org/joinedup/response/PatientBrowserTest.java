package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A person with a phone, in a real browser with scripts switched off. */
class PatientBrowserTest extends ServiceTest {
    private static final int STATEMENTS = 22;

    private Invited invited() {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        SurveyId survey = questionnaires.survey(service, "ctm-15", "i-statements");
        questionnaires.askAboutPeople(survey);
        return questionnaires.invite(survey, service);
    }

    private Page open(BrowserContext context, Invited invited) {
        Page page = context.newPage();
        page.navigate(server.getURI() + invited.link());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
        page.waitForLoadState();
    }

    private static void choose(Page page, String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
    }

    private static void answer(Page page, int from, int to) {
        for (int number = from; number <= to; number++) {
            Browser.requireTitle(page, "Question " + number + " of " + STATEMENTS);
            choose(page, "Agree");
            press(page, "Continue");
        }
    }

    private static String heading(Page page) {
        return page.locator("h1").innerText();
    }

    @Test
    void a_questionnaire_is_left_half_way_resumed_in_another_browser_and_sent() {
        Invited invited = invited();
        try (Browser browser = Browser.start()) {
            try (BrowserContext first = browser.phone()) {
                Page page = open(first, invited);
                Browser.keep(page, "phone-1-welcome");
                choose(page, "Me, the person who had the care");
                press(page, "Start");
                Browser.keep(page, "phone-2-question");
                answer(page, 1, 11);
                press(page, "Save and finish later");
                Browser.keep(page, "phone-3-later");
                assertThat(heading(page)).isEqualTo("Your answers so far are saved");
            }
            try (BrowserContext second = browser.phone()) {
                Page page = open(second, invited);
                answer(page, 12, STATEMENTS);
                sayWho(page);
                Browser.keep(page, "phone-4-check");
                assertThat(page.locator(".govuk-summary-list__value").allInnerTexts())
                        .filteredOn("Agree"::equals)
                        .hasSize(STATEMENTS);
                press(page, "Send my answers");
                requireReceiptFromNowOn(page, invited);
            }
        }
        assertThat(new Questionnaires(database).stored(invited, "ctm-15"))
                .isEqualTo(Collections.nCopies(15, 3));
    }

    /** By keys, for the first of them, and by a click on its words for the next. */
    private static void sayWho(Page page) {
        assertThat(heading(page)).isEqualTo("About you");
        assertThat(page.locator("input:checked").count()).isZero();
        press(page, "Skip these questions");
        assertThat(heading(page)).isEqualTo("Check your answers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back")).click();
        page.locator("#age").focus();
        page.keyboard().press("ArrowDown");
        page.getByText("Female", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#ethnicity-prefer-not-to-say").check();
        Browser.keep(page, "phone-9-about-you");
        page.keyboard().press("Enter");
        page.waitForURL("**/check");
        assertThat(page.locator(".govuk-summary-list__value").allInnerTexts())
                .contains("16 to 24", "Female", "Not said");
    }

    private void requireReceiptFromNowOn(Page page, Invited invited) {
        String receipt = page.locator(".ju-receipt").innerText();
        assertThat(receipt).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        Browser.keep(page, "phone-5-receipt");
        page.goBack();
        assertThat(page.locator(".ju-receipt").innerText()).isEqualTo(receipt);
        page.navigate(server.getURI() + invited.link());
        assertThat(page.locator(".ju-receipt").innerText()).isEqualTo(receipt);
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void nothing_chosen_is_said_beside_the_choices_and_they_are_one_key_away() {
        Invited invited = invited();
        try (Browser browser = Browser.start();
                BrowserContext context = browser.phone()) {
            Page page = open(context, invited);
            press(page, "Start");
            Browser.keep(page, "phone-6-welcome-error");
            Browser.requireTitle(page, "Error: ");
            choose(page, "Someone else, for the person who had the care");
            page.getByLabel("What are you to the person who had the care?").selectOption("carer");
            Browser.keep(page, "phone-7-proxy");
            press(page, "Start");
            press(page, "Continue");
            Browser.keep(page, "phone-8-question-error");
            Browser.requireTitle(page, "Error: Question 1 of 22");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose an answer"))
                    .click();
            Phone.await(page, "document.activeElement.id === 'answer'");
            page.keyboard().press("Space");
            press(page, "Continue");
            Browser.requireTitle(page, "Question 2 of 22");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back")).click();
            assertThat(page.locator("#answer").isChecked()).isTrue();
        }
    }

    @Test
    void nothing_is_wider_than_the_screen_and_every_target_is_big_enough() {
        Invited invited = invited();
        new FormBrowser(server.getURI(), invited).start();
        try (Browser browser = Browser.start()) {
            for (BrowserContext context : List.of(browser.phone(), browser.desktop())) {
                try (context) {
                    Page page = open(context, invited);
                    int width = page.viewportSize().width;
                    Stream.of("/start", "/questions/1", "/about-you", "/check", "/opt-out")
                            .forEach(path -> requireFit(page, invited.link() + path, width));
                }
            }
        }
    }

    private void requireFit(Page page, String path, int width) {
        page.navigate(server.getURI() + path);
        Browser.keep(
                page, width + "-" + path.substring(path.indexOf('/', 3) + 1).replace('/', '-'));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(page.viewportSize().width);
        page.locator(".ju-patient button:visible, .ju-patient input[type=radio]")
                .all()
                .forEach(
                        target -> {
                            assertThat(target.boundingBox().height).isGreaterThanOrEqualTo(44);
                            assertThat(target.boundingBox().x + target.boundingBox().width)
                                    .isLessThanOrEqualTo(width);
                        });
    }
}
