package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Pages in the languages of the survey, without scripts. */
class LanguagePagesTest extends ServiceTest {
    private Questionnaires questionnaires;
    private SurveyId survey;
    private Invited invited;
    private FormBrowser browser;

    @BeforeEach
    void invite() {
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "cy");
        Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, "cy");
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "pl");
        questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3", "i-statements");
        questionnaires.askAboutPeople(survey);
        invited = questionnaires.invite(survey, service);
        browser = new FormBrowser(server.getURI(), invited);
    }

    private String change(String language, String page) {
        return browser.next(browser.post("/language", Map.of("language", language, "page", page)));
    }

    private long count(String table) {
        return database.first("select count(*) as n from " + table, row -> row.count("n"))
                .orElseThrow();
    }

    @Test
    void a_change_of_language_keeps_place_and_answers_and_creates_nothing() {
        browser.start();
        browser.answer(1, 4);
        browser.answer(2, 2);
        List<Long> before =
                List.of(count("open_questionnaire"), count("invitation"), count("invitation_link"));

        assertThat(change("cy", "/questions/2")).isEqualTo("/questions/2");
        String page = browser.get("/questions/2").body();
        assertThat(page)
                .contains("<html lang=\"cy\" dir=\"ltr\"", "Cwestiwn 2 o 10", "cy answer 2")
                .containsPattern("value=\"2\" checked");
        assertThat(browser.next(browser.get(""))).isEqualTo("/questions/3");
        assertThat(
                        List.of(
                                count("open_questionnaire"),
                                count("invitation"),
                                count("invitation_link")))
                .isEqualTo(before);
        assertThat(count("response where survey_id = '" + survey + "'")).isZero();
    }

    @Test
    void before_the_start_a_change_begins_nothing() {
        assertThat(change("cy", "")).isEmpty();

        assertThat(browser.get("").body()).contains("A oedd eich gofal yn gydgysylltiedig?");
        assertThat(count("open_questionnaire where invitation_id = '" + invited.id() + "'"))
                .isZero();
    }

    @Test
    void the_language_answered_in_is_recorded_and_the_one_invited_in_stays() {
        browser.start();
        browser.answer(1, 4);
        change("cy", "/questions/2");
        browser.answer(2, 4);
        assertThat(browser.next(browser.post("/submit", Map.of()))).isEqualTo("/receipt");

        assertThat(browser.get("/receipt").body()).contains("Diolch.", "lang=\"cy\"");
        assertThat(
                        database.list(
                                """
                                select r.language || ' ' || i.language as languages
                                from response r join invitation i on i.id = r.invitation_id
                                where i.id = ?
                                """,
                                row -> row.text("languages"),
                                invited.id()))
                .containsExactly("cy en");
        assertThat(change("en", "/receipt")).isEqualTo("/receipt");
        assertThat(browser.get("/receipt").body()).contains("Thank you.");
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/start",
                "/questions/1",
                "/questions/1?then=check",
                "/about-you",
                "/check",
                "/later",
                "/opt-out"
            })
    void every_page_offers_the_other_language_and_comes_back_to_itself(String page) {
        if (!page.isEmpty()) {
            browser.start();
        }
        String body = browser.get(page).body();
        String back = page.isEmpty() ? "/start" : page;

        assertThat(body)
                .contains(">Cymraeg</button>", "value=\"cy\" lang=\"cy\"")
                .contains("name=\"page\" value=\"" + back + "\"")
                .doesNotContain(">English</button>", "value=\"pl\"");
        assertThat(change("cy", page)).isEqualTo(page);
        HttpResponse<String> welsh = browser.get(page);
        assertThat(welsh.statusCode()).isEqualTo(200);
        assertThat(welsh.body())
                .contains("<html lang=\"cy\"", ">English</button>", "Neidio i’r prif gynnwys");
    }

    @Test
    void errors_are_in_the_language_and_come_back_to_the_page_of_the_form() {
        browser.start();
        change("cy", "");
        String page = browser.post("/questions/1", Map.of("action", "continue")).body();

        assertThat(page).contains("<title>Gwall: Cwestiwn 1 o 10", "value=\"/questions/1\"");
        browser.press(1, "skip");
        assertThat(browser.post("/submit", Map.of()).body()).contains("value=\"/check\"");
    }

    @ParameterizedTest
    @CsvSource({"pl", "fr", "''", "en-GB"})
    void a_language_in_which_not_everything_is_released_is_not_to_be_had(String language) {
        browser.start();

        assertThat(change(language, "/questions/1")).isEqualTo("/questions/1");
        assertThat(browser.get("/questions/1").body()).contains("<html lang=\"en\"");
    }

    @Test
    void a_language_from_right_to_left_runs_from_right_to_left_on_every_page() {
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "ar");
        ServiceId service = questionnaires.service("WARD-1");
        SurveyId arabic = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(arabic, service);
        browser = new FormBrowser(server.getURI(), invited);
        browser.start();
        browser.answer(1, 4);
        change("ar", "");

        for (String page : List.of("/start", "/questions/1", "/check", "/later", "/opt-out")) {
            assertThat(browser.get(page).body())
                    .contains("<html lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"");
        }
        assertThat(browser.get("/questions/1").body()).contains("السؤال 1 من 3", "ar answer 4");
        browser.post("/submit", Map.of());
        assertThat(browser.get("/receipt").body()).contains("شكرًا لك");
    }

    @ParameterizedTest
    @CsvSource({
        "en, the person you care for",
        "cy, person rydych yn gofalu amdano",
        "ar, الشخص الذي تعتني به"
    })
    void who_answers_for_somebody_else_is_spoken_to_of_that_person_in_every_language(
            String language, String person) {
        for (var instrument : List.of(Fixtures.CTM_3, Fixtures.I_STATEMENTS)) {
            Fixtures.translation(api.administrator(), instrument, "ar");
        }
        change(language, "");
        String own = browser.get("").body();
        browser.post("/start", Map.of("respondent", "proxy", "relationship", "child"));

        assertThat(own).doesNotContain(person);
        for (String page :
                List.of(
                        "/start",
                        "/questions/1",
                        "/questions/2",
                        "/about-you",
                        "/check",
                        "/opt-out")) {
            assertThat(browser.get(page).body()).as(page).containsIgnoringCase(person);
        }
        assertThat(browser.get("/questions/2").body())
                .contains(language.equals("en") ? "my health" : language + ": ");
    }

    @Test
    void without_a_translation_no_language_is_offered() {
        SurveyId english =
                questionnaires.survey(questionnaires.service("WARD-1"), "ctm-15", "i-statements");
        Invited other = questionnaires.invite(english, questionnaires.service("WARD-1"));

        assertThat(new FormBrowser(server.getURI(), other).get("").body())
                .doesNotContain("ju-languages", "Cymraeg");
    }

    @Test
    void a_page_that_is_none_leads_to_the_first() {
        for (String page :
                List.of("//example.org", "https://example.org", "/../x", "/questions/1\r\nx: y")) {
            assertThat(change("cy", page)).isEmpty();
        }
    }

    @Test
    void what_has_ended_is_said_in_the_language_that_was_read() {
        browser.get("");
        change("cy", "");
        questionnaires.expire(invited);

        assertThat(browser.get("").body())
                .contains("Mae’r ddolen hon wedi dod i ben", "<html lang=\"cy\"");
    }
}
