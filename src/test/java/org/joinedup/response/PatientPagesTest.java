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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class PatientPagesTest extends ServiceTest {
    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;
    private Invited invited;
    private FormBrowser browser;

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-15", "i-statements");
        invited = questionnaires.invite(survey, service);
        browser = new FormBrowser(server.getURI(), invited);
    }

    @Test
    void a_person_answers_checks_sends_and_gets_a_receipt() {
        assertThat(browser.get("").body()).contains("Norfolk Community Health");
        assertThat(browser.start()).isEqualTo("/questions/1");
        for (int number = 1; number < 22; number++) {
            assertThat(browser.answer(number, 3)).isEqualTo("/questions/" + (number + 1));
        }
        assertThat(browser.answer(22, 8)).isEqualTo("/check");
        assertThat(browser.get("/check").body()).contains("Does not apply to me", "?then=check");
        assertThat(browser.next(browser.post("/submit", Map.of()))).isEqualTo("/receipt");
        assertThat(browser.get("/receipt").body()).containsPattern("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(questionnaires.stored(invited, "i-statements"))
                .containsExactly(3, 3, 3, 3, 3, 3, 8);
        assertThat(questionnaires.state(invited)).isEqualTo("completed");
    }

    @Test
    void the_receipt_says_what_happens_next_how_to_withdraw_and_whom_to_call() {
        database.update("update survey set contact = '0300 123 4567' where id = ?", survey);
        browser.start();
        browser.answer(1, 3);
        browser.post("/submit", Map.of());

        assertThat(browser.get("/receipt").body())
                .contains(
                        "What happens next",
                        "You can have your answers taken out again",
                        "Call or write to Norfolk Community Health: 0300 123 4567");
        database.update("update survey set contact = null where id = ?", survey);
        assertThat(browser.get("/receipt").body()).contains("Ask Norfolk Community Health");
    }

    @Test
    void every_page_of_a_begun_questionnaire_says_how_long_the_link_works() {
        browser.start();
        for (String page : List.of("/start", "/questions/1", "/questions/22", "/later")) {
            assertThat(browser.get(page).body())
                    .containsPattern("(works|answer) until \\d+ [A-Z][a-z]+ 20\\d\\d");
        }
    }

    @Test
    void the_link_is_opened_by_the_first_look_but_not_by_asking_for_its_head() {
        assertThat(browser.head("").statusCode()).isEqualTo(200);
        assertThat(questionnaires.state(invited)).isEqualTo("issued");
        browser.get("");
        assertThat(questionnaires.state(invited)).isEqualTo("opened");
    }

    @Test
    void the_link_goes_on_at_the_first_statement_not_come_to() {
        browser.get("");
        browser.start();
        browser.answer(1, 4);
        browser.press(2, "skip");

        assertThat(browser.next(browser.get(""))).isEqualTo("/questions/3");
        assertThat(browser.get("/questions/1").body()).containsPattern("value=\"4\" checked");
        assertThat(browser.get("/questions/2").body()).doesNotContainPattern("value=.\\d. checked");
    }

    @Test
    void continue_without_a_choice_says_so_and_skipping_stays_possible() {
        browser.start();
        HttpResponse<String> page = browser.post("/questions/1", Map.of("action", "continue"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error: Question 1 of 22", "href=\"#answer\"", "id=\"answer\"");
        assertThat(browser.press(1, "skip")).isEqualTo("/questions/2");
    }

    @Test
    void an_option_that_is_not_offered_is_no_choice() {
        browser.start();

        for (String value : List.of("8", "0", "-1", "x", "5")) {
            assertThat(browser.post("/questions/1", Map.of("answer", value)).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void who_answers_must_be_said_and_for_somebody_else_the_relationship() {
        assertThat(browser.post("/start", Map.of("respondent", "")).statusCode()).isEqualTo(422);
        HttpResponse<String> page =
                browser.post("/start", Map.of("respondent", "proxy", "relationship", ""));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Error:", "href=\"#relationship\"");
        assertThat(
                        browser.next(
                                browser.post(
                                        "/start",
                                        Map.of("respondent", "proxy", "relationship", "carer"))))
                .isEqualTo("/questions/1");
    }

    @Test
    void a_change_from_the_check_page_goes_back_to_it() {
        browser.start();
        browser.answer(1, 1);

        assertThat(browser.get("/questions/1?then=check").body()).contains("value=\"check\"");
        assertThat(
                        browser.next(
                                browser.post(
                                        "/questions/1", Map.of("answer", "4", "then", "check"))))
                .isEqualTo("/check#statement-1");
        assertThat(browser.get("/check").body()).contains("Strongly agree");
    }

    @Test
    void save_and_finish_later_keeps_the_answer_that_was_chosen() {
        browser.start();

        assertThat(
                        browser.next(
                                browser.post(
                                        "/questions/1", Map.of("answer", "2", "action", "later"))))
                .isEqualTo("/later");
        assertThat(browser.get("/later").statusCode()).isEqualTo(200);
        assertThat(browser.press(2, "later")).isEqualTo("/later");
        assertThat(browser.next(browser.get(""))).isEqualTo("/questions/2");
    }

    @Test
    void nothing_answered_cannot_be_sent() {
        browser.start();
        browser.press(1, "skip");
        HttpResponse<String> page = browser.post("/submit", Map.of());

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("<title>Error: ");
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void two_tabs_that_save_at_once_lose_nothing() throws Exception {
        browser.start();
        try (ExecutorService tabs = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> saves =
                    IntStream.rangeClosed(1, 22)
                            .<Callable<String>>mapToObj(
                                    number -> () -> browser.answer(number, 1 + number % 4))
                            .toList();
            for (Future<String> save : tabs.invokeAll(saves)) {
                save.get();
            }
        }
        browser.post("/submit", Map.of());

        List<Integer> stored = new ArrayList<>(questionnaires.stored(invited, "ctm-15"));
        stored.addAll(questionnaires.stored(invited, "i-statements"));
        assertThat(stored)
                .isEqualTo(
                        IntStream.rangeClosed(1, 22).mapToObj(number -> 1 + number % 4).toList());
    }

    @Test
    void sending_from_eight_tabs_at_once_is_one_response() throws Exception {
        browser.start();
        browser.answer(1, 3);
        try (ExecutorService tabs = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<String>>> sends =
                    IntStream.range(0, 8)
                            .<Callable<HttpResponse<String>>>mapToObj(
                                    tab -> () -> browser.post("/submit", Map.of()))
                            .toList();
            for (Future<HttpResponse<String>> send : tabs.invokeAll(sends)) {
                assertThat(browser.next(send.get())).isEqualTo("/receipt");
            }
        }
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
    }

    @Test
    void after_sending_every_page_and_a_late_answer_lead_to_the_receipt() {
        browser.start();
        browser.answer(1, 3);
        browser.post("/submit", Map.of());

        for (String page : List.of("", "/start", "/questions/1", "/check", "/later", "/opt-out")) {
            assertThat(browser.next(browser.get(page))).isEqualTo("/receipt");
        }
        assertThat(browser.answer(1, 1)).isEqualTo("/receipt");
        assertThat(browser.start()).isEqualTo("/receipt");
        assertThat(browser.next(browser.post("/submit", Map.of()))).isEqualTo("/receipt");
        assertThat(browser.next(browser.post("/opt-out", Map.of()))).isEqualTo("/receipt");
        assertThat(questionnaires.stored(invited, "ctm-15")).startsWith(3);
        assertThat(
                        database.list(
                                "select 1 as one from open_questionnaire where invitation_id = ?",
                                row -> row.integer("one"),
                                invited.id()))
                .isEmpty();
    }

    @Test
    void the_words_are_those_of_the_instrument_with_its_emphasis_and_copyright() {
        browser.start();
        String page = browser.get("/questions/2").body();

        assertThat(page)
                .contains("<strong>what</strong>", "Question 2 of 22", "Eric A. Coleman")
                .doesNotContain("**", " checked");
    }

    @Test
    void pages_out_of_turn_lead_back_into_the_questionnaire() {
        assertThat(browser.next(browser.get("/questions/3"))).isEmpty();
        assertThat(browser.next(browser.get("/check"))).isEmpty();
        assertThat(browser.next(browser.get("/receipt"))).isEmpty();
        browser.start();
        assertThat(browser.next(browser.get("/questions/23"))).isEqualTo("/questions/1");
        assertThat(browser.next(browser.get("/questions/0"))).isEqualTo("/questions/1");
    }
}
