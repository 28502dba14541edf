package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

class AboutYouPagesTest extends ServiceTest {
    private static final String PAGE = "/about-you";
    private static final Map<String, String> ALL =
            Map.of("age", "75-84", "sex", "female", "ethnicity", "asian");

    private Questionnaires questionnaires;
    private AboutPeople about;
    private ServiceId service;
    private SurveyId survey;
    private Invited invited;
    private FormBrowser browser;

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        about = new AboutPeople(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        questionnaires.askAboutPeople(survey);
        invited = questionnaires.invite(survey, service);
        browser = new FormBrowser(server.getURI(), invited);
    }

    private void answerAll() {
        browser.start();
        assertThat(browser.answer(1, 3)).isEqualTo("/questions/2");
        assertThat(browser.answer(2, 3)).isEqualTo("/questions/3");
        assertThat(browser.answer(3, 3)).isEqualTo(PAGE);
    }

    private String post(Map<String, String> fields) {
        return browser.next(browser.post(PAGE, fields));
    }

    private void send() {
        assertThat(browser.next(browser.post("/submit", Map.of()))).isEqualTo("/receipt");
    }

    @Test
    void after_the_last_statement_people_may_say_who_they_are_and_it_is_stored_with_the_answers() {
        assertThat(browser.get("").body()).contains("three questions about the person");
        answerAll();
        String page = browser.get(PAGE).body();
        assertThat(page)
                .contains("About you", "How old are you?", "We ask this to see")
                .doesNotContain(" checked");
        assertThat(page.split("Prefer not to say", -1)).hasSize(4);

        assertThat(post(ALL)).isEqualTo("/check");
        assertThat(browser.get("/check").body())
                .contains("75 to 84", "Female", "Asian or Asian British", "/about-you?then=check");
        assertThat(browser.get(PAGE).body())
                .containsPattern("value=\"75-84\" checked")
                .containsPattern("value=\"female\" checked");
        send();

        assertThat(about.stored(invited)).isEqualTo("75-84 female asian - -");
        assertThat(about.open(invited)).isEmpty();
    }

    @Test
    void all_of_it_can_be_skipped_and_is_not_asked_again() {
        answerAll();
        assertThat(browser.next(browser.get(""))).isEqualTo(PAGE);

        assertThat(post(Map.of("action", "skip"))).isEqualTo("/check");

        assertThat(browser.next(browser.get(""))).isEqualTo("/check");
        assertThat(browser.get("/check").body()).contains("Not said");
        send();
        assertThat(about.stored(invited)).isEqualTo("- - - - -");
    }

    @Test
    void skipping_forgets_what_was_said_before() {
        answerAll();
        post(ALL);
        post(Map.of("action", "skip", "sex", "male", "then", "check"));

        assertThat(about.open(invited)).containsExactly("- - - true");
    }

    @Test
    void prefer_not_to_say_and_no_choice_are_kept_alike_as_nothing() {
        answerAll();
        post(ALL);

        assertThat(post(Map.of("age", "prefer-not-to-say", "sex", "other"))).isEqualTo("/check");

        assertThat(about.open(invited)).containsExactly("- other - true");
        assertThat(browser.get(PAGE).body())
                .doesNotContainPattern("value=\"prefer-not-to-say\" checked");
        send();
        assertThat(about.stored(invited)).isEqualTo("- other - - -");
    }

    @Test
    void a_questionnaire_is_sent_without_ever_coming_to_the_page() {
        browser.start();
        browser.answer(1, 3);
        send();

        assertThat(about.stored(invited)).isEqualTo("- - - - -");
    }

    @Test
    void save_and_finish_later_keeps_what_was_chosen_and_comes_back_to_the_page() {
        answerAll();

        assertThat(post(Map.of("sex", "male", "action", "later"))).isEqualTo("/later");

        assertThat(browser.next(browser.get(""))).isEqualTo(PAGE);
        assertThat(browser.get(PAGE).body()).containsPattern("value=\"male\" checked");
    }

    @Test
    void an_answer_that_is_not_offered_is_named_and_the_others_stay_chosen() {
        answerAll();
        HttpResponse<String> page = browser.post(PAGE, Map.of("age", "75", "ethnicity", "white"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error: About you", "href=\"#age\"", "id=\"age\"")
                .containsPattern("value=\"white\" checked");
        assertThat(about.open(invited)).containsExactly("- - - false");
    }

    @Test
    void who_answers_for_somebody_else_is_asked_about_that_person() {
        browser.post("/start", Map.of("respondent", "proxy", "relationship", "carer"));

        assertThat(browser.get(PAGE).body())
                .contains("About the person you care for", "What is their sex?")
                .doesNotContain("How old are you?");
    }

    @Test
    void a_survey_that_does_not_ask_has_no_such_page_and_stores_nothing_of_it() {
        SurveyId silent = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(silent, service);
        browser = new FormBrowser(server.getURI(), invited);
        assertThat(browser.get("").body()).doesNotContain("three questions about the person");
        browser.start();

        assertThat(browser.next(browser.get(PAGE))).isEqualTo("/questions/1");
        assertThat(post(ALL)).isEqualTo("/questions/1");
        browser.answer(1, 3);
        browser.answer(2, 3);
        assertThat(browser.answer(3, 3)).isEqualTo("/check");
        assertThat(browser.get("/check").body()).doesNotContain("about-you");
        send();
        assertThat(about.stored(invited)).isEqualTo("- - - - -");
    }

    @Test
    void before_the_start_the_page_leads_there_and_after_sending_to_the_receipt() {
        assertThat(browser.next(browser.get(PAGE))).isEmpty();
        answerAll();
        send();

        assertThat(browser.next(browser.get(PAGE))).isEqualTo("/receipt");
        assertThat(post(ALL)).isEqualTo("/receipt");
        assertThat(about.stored(invited)).isEqualTo("- - - - -");
    }

    @Test
    void who_does_not_wish_to_answer_leaves_nothing_of_themselves_behind() {
        answerAll();
        post(ALL);
        browser.post("/opt-out", Map.of());

        assertThat(about.open(invited)).isEqualTo(List.of());
    }
}
