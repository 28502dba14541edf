package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Staff look at a survey, and answer it, as patients do; and nothing that is counted moves. */
class TrySurveyTest extends ServiceTest {
    private static final Pattern LINK = Pattern.compile("id=\"link\" href=\"[^\"]*(/s/[^\"]+)\"");
    private static final int STATEMENTS = 7;

    private SurveyFixtures surveys;
    private Api coordinator;
    private ServiceId service;

    @BeforeAll
    void a_coordinator_is_there() {
        Api anonymous = new Api(server.getURI());
        surveys = new SurveyFixtures(anonymous, database);
        coordinator = Fixtures.signedIn(anonymous, "coordinator", "P1");
        service =
                database.first(
                                "select id from service where code = 'S1'",
                                row -> row.id("id", ServiceId::new))
                        .orElseThrow();
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table :
                new String[] {
                    "survey", "invitation", "invitation_link", "response", "open_questionnaire"
                }) {
            rows.put(
                    table,
                    database.first("select count(*) as n from " + table, row -> row.count("n"))
                            .orElseThrow());
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "start, Who is answering",
        "questions/1, 1 of 7",
        "questions/7, 7 of 7",
        "about-you, prefer",
        "check, Check your answers",
        "later, until",
        "opt-out, do not want to answer",
        "receipt, ABCD-EFGH",
    })
    void every_page_of_the_patient_can_be_looked_at_and_says_that_it_is_a_preview(
            String page, String words) {
        SurveyId survey = surveys.draft(Map.of("asksAboutYou", true));
        String link = "/surveys/" + survey + "/preview/en/large-print";

        Reply shown = coordinator.get(link + "/" + page);

        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body())
                .containsIgnoringCase(words)
                .contains("Preview: these are the pages that patients see", "ju-look-large-print")
                .contains("data-secret=\"\"")
                .doesNotContain("/s/preview", "data-state=\"begun\"", "data-state=\"over\"");
    }

    @Test
    void a_preview_can_be_walked_through_and_stores_nothing() {
        Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, "cy");
        SurveyId survey = surveys.draft(Map.of());
        Map<String, Long> before = rows();
        String english = "/surveys/" + survey + "/preview/en/standard";

        assertThat(coordinator.get("/surveys/" + survey + "/preview").body())
                .contains(english, "/preview/cy/easy-read", "Cymraeg");
        assertThat(next(english + "/start", Map.of("respondent", "self")))
                .isEqualTo(english + "/questions/1");
        assertThat(next(english + "/questions/1", Map.of("answer", "3", "action", "continue")))
                .isEqualTo(english + "/questions/2");
        assertThat(next(english + "/questions/7", Map.of("answer", "3")))
                .isEqualTo(english + "/check");
        assertThat(next(english + "/questions/2", Map.of("action", "later")))
                .isEqualTo(english + "/later");
        assertThat(next(english + "/submit", Map.of())).isEqualTo(english + "/receipt");
        assertThat(next(english + "/look", Map.of("look", "easy-read", "page", "/questions/2")))
                .isEqualTo("/surveys/" + survey + "/preview/en/easy-read/questions/2");
        assertThat(next(english + "/language", Map.of("language", "cy", "page", "/check")))
                .isEqualTo("/surveys/" + survey + "/preview/cy/standard/check");
        assertThat(coordinator.get("/surveys/" + survey + "/preview/cy/standard").body())
                .contains("Rhagolwg", "lang=\"cy\"");
        assertThat(coordinator.get("/surveys/" + survey + "/preview/fr/standard").status())
                .isEqualTo(404);
        assertThat(coordinator.get(english + "/questions/8").status()).isEqualTo(404);
        assertThat(rows()).isEqualTo(before);
    }

    private String next(String path, Map<String, String> form) {
        Reply reply = WebForms.send(coordinator, path, form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        return reply.header("Location");
    }

    private String link(SurveyId survey) {
        Reply given =
                WebForms.send(
                        coordinator,
                        "/surveys/" + survey + "/pilot",
                        Map.of("service", service.toString()));
        Matcher link = LINK.matcher(given.body());
        assertThat(link.find()).as(given.body()).isTrue();
        return link.group(1);
    }

    /** As a patient on a telephone without scripts, who is not signed in. */
    private Reply answer(String link) {
        assertThat(WebForms.send(api, link + "/start", Map.of("respondent", "self")).status())
                .isEqualTo(303);
        for (int number = 1; number <= STATEMENTS; number++) {
            assertThat(
                            WebForms.send(api, link + "/questions/" + number, Map.of("answer", "4"))
                                    .status())
                    .isEqualTo(303);
        }
        WebForms.send(api, link + "/submit", Map.of());
        return api.get(link + "/receipt");
    }

    /** Whatever tells how many people were asked or have answered, and what they said. */
    private Map<String, String> counted(SurveyId survey) {
        Map<String, String> counted = new LinkedHashMap<>();
        String one = "/api/v1/surveys/" + survey;
        for (String path :
                new String[] {
                    one,
                    one + "/progress",
                    one + "/fieldwork",
                    one + "/invitations",
                    "/api/v1/surveys",
                    "/api/v1/services/" + service + "/profile?instrument=i-statements",
                    "/api/v1/summaries",
                }) {
            counted.put(path, api.administrator().get(path).body());
        }
        counted.put(
                "responses that are counted",
                database.first("select count(*) as n from response_content", row -> row.count("n"))
                        .orElseThrow()
                        .toString());
        counted.put(
                "people in summaries",
                database.first(
                                "select cast(coalesce(sum(people), 0) as bigint) as n from"
                                        + " indicator_summary",
                                row -> row.count("n"))
                        .orElseThrow()
                        .toString());
        counted.put(
                "changes of the counts of invitations",
                database.first(
                                """
                                select (select count(*) from invitation_count_tail) + (select count(*) from invitation_count)
                                    as n
                                """,
                                row -> row.count("n"))
                        .orElseThrow()
                        .toString());
        return counted;
    }

    @Test
    void answers_that_staff_try_a_survey_with_are_stored_and_move_no_count() {
        SurveyId survey = surveys.draft(Map.of());
        Map<String, String> before = counted(survey);
        long stored = rows().get("response");

        String first = link(survey);
        assertThat(api.get(first).body()).contains("This is a demonstration", "Service S1");
        Reply receipt = answer(first);
        answer(link(survey));

        assertThat(receipt.body())
                .contains("This is a demonstration")
                .containsPattern("ju-receipt");
        assertThat(rows().get("response")).isEqualTo(stored + 2);
        assertThat(counted(survey)).isEqualTo(before);
        api.administrator().post("/api/v1/summaries/rebuild", "{}");
        assertThat(counted(survey))
                .containsEntry("people in summaries", before.get("people in summaries"))
                .containsEntry(
                        "responses that are counted", before.get("responses that are counted"));
    }

    @Test
    void the_survey_beside_it_is_seen_and_used_by_nobody() {
        SurveyId survey = surveys.openSurvey();
        link(survey);
        SurveyId trial = trial(survey);

        for (String path : new String[] {"/surveys/", "/api/v1/surveys/"}) {
            assertThat(api.administrator().get(path + trial).status()).isEqualTo(404);
        }
        assertThat(
                        api.administrator()
                                .post(
                                        "/api/v1/surveys/" + trial + "/invitations",
                                        Map.of(
                                                "service",
                                                "S1",
                                                "invitations",
                                                new Object[] {SurveyFixtures.invitation(Map.of())}))
                                .status())
                .isEqualTo(404);
        assertThat(api.administrator().get("/surveys").body()).doesNotContain(trial.toString());
        assertThat(api.administrator().get("/kiosks").body()).doesNotContain(trial.toString());
    }

    private SurveyId trial(SurveyId survey) {
        return database.first(
                        "select id from survey where trial_of = ?",
                        row -> row.id("id", SurveyId::new),
                        survey)
                .orElseThrow();
    }

    @Test
    void with_the_survey_its_trial_is_closed() {
        SurveyId survey = surveys.openSurvey();
        String link = link(survey);

        WebForms.send(coordinator, "/surveys/" + survey + "/change/close", Map.of());

        assertThat(api.get(link).status()).isEqualTo(410);
        assertThat(
                        WebForms.send(
                                        coordinator,
                                        "/surveys/" + survey + "/pilot",
                                        Map.of("service", service.toString()))
                                .status())
                .isEqualTo(422);
    }
}
