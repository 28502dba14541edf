package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

/** Surveys are made, planned, opened, paused and closed on pages that need no scripts. */
class SurveySetUpTest extends ServiceTest {
    private SurveyFixtures surveys;
    private Api coordinator;
    private Api stranger;

    @BeforeAll
    void two_providers_have_coordinators() {
        Api anonymous = new Api(server.getURI());
        surveys = new SurveyFixtures(anonymous, database);
        coordinator = Fixtures.signedIn(anonymous, "coordinator", "P1");
        stranger = Fixtures.signedIn(anonymous, "coordinator", "P2");
    }

    private static Map<String, String> form(Map<String, String> different) {
        Map<String, String> form = new HashMap<>();
        form.put("title", "Ward 7, spring");
        form.put("askedBy", "The ward team");
        form.put("contact", "0300 123 4567");
        form.put("instruments", "ctm-3/1");
        form.put("periodFrom", "2026-04-01");
        form.put("periodTo", "2026-06-30");
        form.put("language", "en");
        form.put("demonstration", "yes");
        form.putAll(different);
        return form;
    }

    private long surveysStored() {
        return database.first("select count(*) as n from survey", row -> row.count("n"))
                .orElseThrow();
    }

    private String made(Map<String, String> different) {
        Reply made = WebForms.send(coordinator, "/surveys/new", form(different));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return made.header("Location");
    }

    @Test
    void a_survey_that_was_filled_in_is_a_draft_with_everything_that_was_said() {
        String page = coordinator.get(made(Map.of("asksAboutYou", "yes"))).body();

        assertThat(page)
                .contains(
                        "Ward 7, spring", "Draft", "1 April 2026 to 30 June 2026", "0300 123 4567")
                .contains(
                        "The ward team", "P1", "demonstration", "Set the plan", "Open the survey");
        assertThat(coordinator.get("/surveys").body()).contains("Ward 7, spring");
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', Give it a title",
        "askedBy, '', Say in one line who asks",
        "instruments, no-such/1, Choose at least one",
        "periodFrom, 30 February, Give the first day",
        "periodTo, 2026-03-01, which is not before the first",
        "language, cy, Not all of these questionnaires",
    })
    void what_is_wrong_is_said_beside_its_field_and_nothing_is_stored(
            String field, String value, String words) {
        long before = surveysStored();

        Reply refused = WebForms.send(coordinator, "/surveys/new", form(Map.of(field, value)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"" + field + "-error\"", "href=\"#" + field + "\"", words)
                .contains("0300 123 4567");
        assertThat(surveysStored()).isEqualTo(before);
    }

    @Test
    void a_questionnaire_without_its_holders_permission_is_refused_in_plain_words() {
        long before = surveysStored();

        Reply refused =
                WebForms.send(coordinator, "/surveys/new", form(Map.of("demonstration", "")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"instruments-error\"", "the permission of its rights holder");
        assertThat(surveysStored()).isEqualTo(before);
    }

    @Test
    void a_copy_is_of_the_people_three_months_later_and_has_the_plan_of_the_first() {
        String first = made(Map.of("periodFrom", "2026-10-01", "periodTo", "2026-11-30"));
        setPlan(first, "2027-03-01");

        String page = coordinator.get("/surveys/new?copy=" + first.replace("/surveys/", "")).body();

        assertThat(page)
                .contains(
                        "value=\"Ward 7, spring\"", "value=\"2027-01-01\"", "value=\"2027-02-28\"")
                .containsPattern("value=\"ctm-3/1\" checked")
                .contains("three months later");
        Map<String, String> copy =
                form(Map.of("periodFrom", "2027-01-01", "periodTo", "2027-02-28"));
        copy.putAll(WebForms.hidden(page));
        String second = WebForms.send(coordinator, "/surveys/new", copy).header("Location");
        assertThat(second).isNotEqualTo(first);
        assertThat(coordinator.get(second).body())
                .contains("Day 7: Text message", "Day 17: Letter, a reminder", "30 May 2027");
        assertThat(stranger.get("/surveys/new?copy=" + first.replace("/surveys/", "")).status())
                .isEqualTo(404);
    }

    private void setPlan(String survey, String purgeOn) {
        Reply set = WebForms.send(coordinator, survey + "/plan", plan(Map.of("purgeOn", purgeOn)));
        assertThat(set.status()).as(set.body()).isEqualTo(303);
    }

    private static Map<String, String> plan(Map<String, String> different) {
        Map<String, String> plan = new HashMap<>();
        plan.put("channel-0", "sms");
        plan.put("day-0", "7");
        plan.put("template-0-en", PeopleList.TEMPLATE);
        plan.put("channel-1", "");
        plan.put("day-1", "");
        plan.put("channel-2", "letter");
        plan.put("day-2", "17");
        plan.put("reminder-2", "yes");
        plan.put("sendFrom", "09:00");
        plan.put("sendTo", "19:00");
        plan.put("workingDaysOnly", "yes");
        plan.put("mostAnHour", "500");
        plan.putAll(different);
        return plan;
    }

    @ParameterizedTest
    @CsvSource({
        "day-2, 5, day-2, Step 3",
        "day-2, 43, day-2, Step 3",
        "day-0, soon, day-0, Step 1",
        "reminder-0, yes, reminder-0, reminds nobody",
        "template-0-en, '', template-0, GOV.UK Notify",
        "sendFrom, 9 am, sendFrom, like 09:00",
        "sendTo, 08:00, sendTo, after the first",
        "mostAnHour, 0, mostAnHour, from 1 to",
        "purgeOn, 2020-01-01, purgeOn, that is to come",
    })
    void what_is_wrong_with_a_plan_is_said_beside_its_row(
            String field, String value, String at, String words) {
        String survey = made(Map.of());
        Map<String, String> wrong =
                plan(Map.of("purgeOn", SurveyFixtures.today().plusMonths(1).toString()));
        wrong.put(field, value);

        Reply refused = WebForms.send(coordinator, survey + "/plan", wrong);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + at + "\"", words);
        assertThat(coordinator.get(survey).body()).contains("There is none yet");
    }

    @Test
    void each_change_of_state_is_confirmed_by_a_page_that_says_what_comes_of_it() {
        String survey = made(Map.of());
        setPlan(survey, SurveyFixtures.today().plusMonths(2).toString());
        assertThat(coordinator.get(survey + "/change/open").body())
                .contains("People can be invited", "are deleted on");
        assertThat(coordinator.get(survey).body()).contains("Draft");

        assertThat(change(survey, "open")).isEqualTo(303);
        assertThat(coordinator.get(survey).body()).contains("Pause it", "Close it");
        assertThat(coordinator.get(survey + "/change/pause").body()).contains("come back later");
        assertThat(change(survey, "pause")).isEqualTo(303);
        assertThat(change(survey, "pause")).isEqualTo(409);
        assertThat(coordinator.get(survey + "/change/close").body())
                .contains(
                        "Links stop working for good", "Reminders stop", "cannot be opened again");
        assertThat(change(survey, "close")).isEqualTo(303);
        assertThat(change(survey, "open")).isEqualTo(409);
        assertThat(change(survey, "burn")).isEqualTo(404);
        assertThat(coordinator.get(survey).body()).contains("Closed").doesNotContain("Pause it");
    }

    private int change(String survey, String act) {
        return WebForms.send(coordinator, survey + "/change/" + act, Map.of()).status();
    }

    @Test
    void a_live_survey_without_permission_says_why_it_cannot_be_opened() {
        SurveyId live = surveys.draft(Map.of("demonstration", false));
        String page = "/surveys/" + live + "/change/open";

        assertThat(coordinator.get(page).body())
                .contains("the permission of its rights holder")
                .doesNotContain("<button type=\"submit\" class=\"govuk-button\">Open it");
        assertThat(change("/surveys/" + live, "open")).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/plan",
                "/lists",
                "/letters",
                "/pilot",
                "/preview",
                "/preview/en/standard",
                "/change/open",
            })
    void a_survey_of_another_organisation_does_not_exist(String page) {
        String survey = "/surveys/" + surveys.draft(Map.of());

        assertThat(coordinator.get(survey + page).status()).isEqualTo(200);
        assertThat(stranger.get(survey + page).status()).isEqualTo(404);
        assertThat(stranger.get("/surveys").body()).doesNotContain(survey);
    }

    @Test
    void nothing_is_changed_by_another_organisation_or_by_another_sites_form() {
        String survey = "/surveys/" + surveys.draft(Map.of());

        assertThat(WebForms.send(stranger, survey + "/change/open", Map.of()).status())
                .isEqualTo(404);
        assertThat(WebForms.send(stranger, survey + "/plan", plan(Map.of())).status())
                .isEqualTo(404);
        assertThat(WebForms.send(stranger, survey + "/pilot", Map.of("service", "x")).status())
                .isEqualTo(404);
        Api lured =
                coordinator
                        .withHeader("Cookie", "joined-up-session=x")
                        .withHeader("Sec-Fetch-Site", "cross-site");
        assertThat(WebForms.send(lured, survey + "/change/close", Map.of()).status())
                .isEqualTo(403);
        assertThat(coordinator.get(survey).body()).contains("Draft");
    }

    @Test
    void the_pages_are_in_welsh_for_whoever_chooses_it_and_stay_so() {
        Reply chosen = coordinator.get("/surveys?language=cy");
        Reply wished = coordinator.withHeader("Accept-Language", "cy,en").get("/surveys/new");

        assertThat(chosen.body()).contains("Arolygon", "lang=\"cy\"");
        assertThat(chosen.header("Set-Cookie")).contains("staff-language=cy");
        assertThat(wished.body()).contains("Gwneud arolwg");
        assertThat(coordinator.withHeader("Cookie", "staff-language=cy").get("/surveys/new").body())
                .contains("Gwneud arolwg");
        assertThat(coordinator.get("/surveys/new").body()).contains("Make a survey");
    }

    @Test
    void the_head_leads_to_the_surveys_those_who_may_run_them_and_nobody_else() {
        Api viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", "P1");

        assertThat(coordinator.get("/password").body())
                .containsPattern("(?s)href=\"/surveys\".*href=\"/surveys\"");
        assertThat(viewer.get("/password").body()).doesNotContain("href=\"/surveys\"");
    }
}
