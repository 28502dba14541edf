package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import org.joinedup.testing.Api;
import org.joinedup.testing.Axe;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A coordinator sets a survey up in a real browser, from nothing until it is closed. */
class CoordinatorBrowserTest extends ServiceTest {
    private Browser browser;

    @BeforeAll
    void a_coordinator_is_there() {
        Api anonymous = new Api(server.getURI());
        new SurveyFixtures(anonymous, database);
        Fixtures.signedIn(anonymous, "coordinator", "P1");
        browser = Browser.start();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static void requireSound(Page page, String name) {
        assertThat(Axe.faults(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s does not scroll sideways", name)
                .isEqualTo(true);
        Browser.keep(page, name);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void a_survey_is_made_looked_at_tried_planned_opened_loaded_and_closed(int width) {
        try (BrowserContext context =
                browser.context(
                        new NewContextOptions().setViewportSize(width, 900).setLocale("en-GB"))) {
            Page page = context.newPage();
            page.navigate(server.getURI() + "/sign-in");
            page.getByLabel("User name").fill("coordinator-of-P1");
            page.getByLabel("Password").fill(Api.PASSWORD);
            press(page, "Sign in");
            follow(page, "Surveys");
            make(page, width);
            look(page, width);
            attempt(page, width);
            plan(page, width);
            open(page, width);
            load(page, width);
            stop(page, width);
            end(page, width);
        }
    }

    private static void make(Page page, int width) {
        follow(page, "Make a survey");
        press(page, "Make it, as a draft");
        assertThat(page.getByRole(AriaRole.ALERT).innerText())
                .contains("Give it a title", "Choose at least one questionnaire");
        requireSound(page, "survey-refused-" + width);
        page.getByLabel("Title").fill("Ward 7 on " + width);
        page.getByLabel("Who asks").fill("The ward team");
        page.locator("[value='i-statements/1']").check();
        page.getByLabel("First day on which people left")
                .fill(SurveyFixtures.today().minusDays(60).toString());
        page.getByLabel("Last day on which people left")
                .fill(SurveyFixtures.today().minusDays(2).toString());
        page.locator("#demonstration").check();
        press(page, "Make it, as a draft");
        assertThat(page.locator("h1").innerText()).isEqualTo("Ward 7 on " + width);
        assertThat(main(page)).contains("Draft", "What to do next");
        requireSound(page, "survey-draft-" + width);
    }

    private static void look(Page page, int width) {
        String survey = page.url();
        follow(page, "Check the words");
        requireSound(page, "survey-words-" + width);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Large print (English)"))
                .click();
        assertThat(main(page)).contains("Preview: these are the pages that patients see");
        page.getByLabel("Me, the person who had the care").check();
        press(page, "Start");
        requireSound(page, "survey-preview-" + width);
        page.locator("input[type=radio]").first().check();
        press(page, "Continue");
        assertThat(main(page)).contains("2 of 7", "Preview");
        page.navigate(survey);
    }

    private static void attempt(Page page, int width) {
        String survey = page.url();
        follow(page, "Try it on yourself");
        page.locator("#service").selectOption("Service S1");
        press(page, "Give me a link");
        assertThat(page.locator("#link").innerText()).contains("/s/");
        assertThat(page.locator(".ju-code").evaluate("image => image.naturalWidth > 0"))
                .isEqualTo(true);
        requireSound(page, "survey-pilot-" + width);
        page.navigate(survey);
    }

    private static void plan(Page page, int width) {
        follow(page, "Set the plan");
        requireSound(page, "survey-plan-" + width);
        press(page, "Save the plan");
        assertThat(page.getByRole(AriaRole.ALERT).innerText())
                .contains("Step 1: give the id of a template");
        requireSound(page, "survey-plan-refused-" + width);
        page.locator("#channel-0").selectOption("letter");
        page.locator("#channel-1").selectOption("");
        press(page, "Save the plan");
        assertThat(main(page)).contains("Day 7: Letter", "Day 17: Letter, a reminder");
    }

    private static void open(Page page, int width) {
        follow(page, "Open the survey");
        assertThat(main(page)).contains("are deleted on");
        requireSound(page, "survey-open-" + width);
        press(page, "Open it");
        assertThat(main(page)).contains("Done", "Pause it");
    }

    private static void load(Page page, int width) {
        String survey = page.url();
        follow(page, "Load the list");
        requireSound(page, "survey-lists-" + width);
        PeopleList list = new PeopleList().people(width * 100, width * 100 + 11);
        list.with(width * 100, Map.of())
                .with(width * 100 + 20, Map.of("transition_date", "soon"))
                .with(width * 100 + 21, Map.of("age_band", "0-15"));
        page.locator("#upload")
                .setInputFiles(
                        new FilePayload(
                                "people.csv",
                                "text/csv",
                                list.file().getBytes(StandardCharsets.UTF_8)));
        press(page, "Go on");
        requireSound(page, "survey-mapping-" + width);
        page.getByLabel("A random sample of each service").check();
        page.getByLabel("People of each service").fill("10");
        press(page, "Show what would come of it");
        assertThat(main(page)).contains("of 15 rows would be invited", "Seed of the sample");
        requireSound(page, "survey-outcome-" + width);
        press(page, "Invite 10 people");
        assertThat(main(page)).contains("10 people are invited");
        requireSound(page, "survey-taken-" + width);
        page.navigate(survey);
        follow(page, "Print letters");
        press(page, "Make a batch of those that are due");
        assertThat(main(page)).contains("put into a batch");
        requireSound(page, "survey-letters-" + width);
        page.navigate(survey);
        requireSound(page, "survey-running-" + width);
    }

    private static void stop(Page page, int width) {
        String survey = page.url();
        follow(page, "Surveys");
        requireSound(page, "surveys-" + width);
        follow(page, "People who must not be asked");
        page.getByLabel("They have died").check();
        page.locator("#upload")
                .setInputFiles(
                        new FilePayload(
                                "deaths.csv",
                                "text/csv",
                                "external_reference\nREF-1\n".getBytes(StandardCharsets.UTF_8)));
        press(page, "Ask them no more");
        assertThat(main(page)).contains("1 row is taken");
        requireSound(page, "survey-stop-" + width);
        page.navigate(survey);
    }

    private static void end(Page page, int width) {
        follow(page, "Pause it");
        requireSound(page, "survey-pause-" + width);
        press(page, "Pause it");
        follow(page, "Close it");
        assertThat(main(page)).contains("Reminders stop", "Links stop working for good");
        requireSound(page, "survey-close-" + width);
        press(page, "Close it for good");
        assertThat(main(page)).contains("Closed", "Watch how it goes");
        follow(page, "Copy for the next quarter");
        requireSound(page, "survey-copy-" + width);
        page.navigate(page.url() + "&language=cy");
        assertThat(main(page)).contains("Gwneud arolwg");
    }
}
