package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class KioskTest extends ServiceTest {
    private SurveyFixtures surveys;
    private SurveyId survey;
    private Device device;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
    }

    @BeforeEach
    void open() {
        survey = surveys.openSurvey();
        device = kiosk(survey);
    }

    private String service(String code) {
        return database.first(
                        "select cast(id as text) as id from service where code = ?",
                        row -> row.text("id"),
                        code)
                .orElseThrow();
    }

    private Device signedIn(String username) {
        Device own = new Device(server.getURI());
        Device.next(own.post("/sign-in", Map.of("username", username, "password", Api.PASSWORD)));
        return own;
    }

    private HttpResponse<String> open(Device own, SurveyId of, String service) {
        return own.post("/kiosks", Map.of("survey", of.toString(), "service", service(service)));
    }

    private Device kiosk(SurveyId of) {
        Device own = signedIn(Api.ADMINISTRATOR);
        assertThat(Device.next(open(own, of, "S1"))).isEqualTo("/kiosk");
        return own;
    }

    private String begin(Device at) {
        return Device.next(at.post("/kiosk/start", Map.of()));
    }

    private long count(String what) {
        return database.first("select count(*) as n from " + what, row -> row.count("n"))
                .orElseThrow();
    }

    @Test
    void a_device_that_is_a_kiosk_is_signed_out_and_can_do_nothing_else() {
        assertThat(device.cookieNames()).containsExactly("joined-up-kiosk");
        for (String page : List.of("/services", "/kiosks", "/api/v1/surveys")) {
            assertThat(device.get(page).statusCode()).as(page).isNotEqualTo(200);
        }
        assertThat(device.get("/kiosk").statusCode()).isEqualTo(200);
    }

    @Test
    void many_people_answer_one_after_the_other_and_each_gives_an_own_response() {
        Set<String> receipts = new HashSet<>();
        for (int person = 0; person < 5; person++) {
            String link = begin(device);
            receipts.add(device.get(device.answer(link)).body());
            device.get("/kiosk");
        }

        assertThat(receipts).hasSize(5);
        assertThat(
                        database.list(
                                """
                                select mode || ' ' || answered_on - transition_date as way from response
                                where survey_id = ?
                                """,
                                row -> row.text("way"),
                                survey))
                .hasSize(5)
                .containsOnly("kiosk 0");
    }

    @Test
    void the_next_person_sees_nothing_of_the_person_before() {
        String link = begin(device);
        device.post(link + "/start", Map.of("respondent", "self"));
        device.post(link + "/questions/1", Map.of("answer", "3"));
        assertThat(device.get(link + "/questions/1").body()).contains("checked");

        HttpResponse<String> start = device.get("/kiosk");
        assertThat(start.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(start.headers().firstValue("Cache-Control")).hasValue("no-store");
        for (String page : List.of("", "/questions/1", "/check", "/receipt", "/start")) {
            assertThat(Device.next(device.get(link + page))).isEqualTo("/kiosk");
            assertThat(api.get(link + page).status()).isEqualTo(404);
        }
        assertThat(Device.next(device.post(link + "/questions/1", Map.of("answer", "1"))))
                .isEqualTo("/kiosk");
        assertThat(Device.next(device.post(link + "/submit", Map.of()))).isEqualTo("/kiosk");
        assertThat(count("open_questionnaire")).isZero();
        assertThat(count("response where survey_id = '" + survey + "'")).isZero();
    }

    @Test
    void the_receipt_of_the_person_before_is_gone_and_the_response_stays() {
        String link = begin(device);
        String receipt = device.answer(link);
        assertThat(device.get(receipt).body()).contains("Finish and clear the screen");

        device.get("/kiosk");

        assertThat(Device.next(device.get(receipt))).isEqualTo("/kiosk");
        assertThat(count("response where survey_id = '" + survey + "'")).isEqualTo(1);
    }

    @Test
    void to_begin_again_ends_the_visit_that_was_left_standing() {
        String first = begin(device);
        device.post(first + "/start", Map.of("respondent", "self"));

        String second = begin(device);

        assertThat(Device.next(device.get(first))).isEqualTo("/kiosk");
        assertThat(device.get(second).statusCode()).isEqualTo(200);
        assertThat(count("open_questionnaire")).isZero();
    }

    @Test
    void every_page_of_a_visit_goes_back_to_the_start_by_itself_and_keeps_nothing_for_later() {
        String link = begin(device);
        device.post(link + "/start", Map.of("respondent", "self"));

        for (String page : List.of("/start", "/questions/1", "/check", "/opt-out")) {
            assertThat(device.get(link + page).body())
                    .contains("<noscript><meta http-equiv=\"refresh\" content=\"60;url=/kiosk\">")
                    .contains("/assets/kiosk.js", "Finish and clear the screen")
                    .doesNotContain("value=\"later\"", "come back with the same link");
        }
    }

    @Test
    void the_words_of_a_kiosk_are_in_the_language_that_was_chosen() {
        Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, "cy");

        assertThat(device.get("/kiosk").body()).contains("href=\"?language=cy\"");
        assertThat(device.get("/kiosk?language=cy").body())
                .contains("<html lang=\"cy\"", "action=\"/kiosk/start?language=cy\"");
        String link = Device.next(device.post("/kiosk/start?language=cy", Map.of()));
        assertThat(device.get(link).body())
                .contains("<html lang=\"cy\"", "Gorffen a chlirio’r sgrin", "Cymerwch yr amser");
    }

    @Test
    void a_device_without_a_kiosk_says_so() {
        Device other = new Device(server.getURI());

        assertThat(other.get("/kiosk").statusCode()).isEqualTo(404);
        assertThat(other.post("/kiosk/start", Map.of()).statusCode()).isEqualTo(404);
        database.update("update kiosk set expires_at = now() where survey_id = ?", survey);
        assertThat(device.get("/kiosk").statusCode()).isEqualTo(404);
        assertThat(device.get("/kiosk").body()).contains("This device is not ready");
    }

    @Test
    void staff_stop_a_kiosk_from_elsewhere_and_what_was_begun_is_gone() {
        String link = begin(device);
        Device office = signedIn(Api.ADMINISTRATOR);
        assertThat(office.get("/kiosks").body()).contains("Service S1", "Leaving hospital");
        String id =
                database.first(
                                "select cast(id as text) as id from kiosk where survey_id = ?",
                                row -> row.text("id"),
                                survey)
                        .orElseThrow();

        assertThat(Device.next(office.post("/kiosks/" + id + "/close", Map.of())))
                .isEqualTo("/kiosks");

        assertThat(device.get("/kiosk").statusCode()).isEqualTo(404);
        assertThat(Device.next(device.get(link))).isEqualTo("/kiosk");
    }

    @Test
    void a_kiosk_is_for_a_survey_and_a_service_of_ones_own_and_for_coordinators() {
        Fixtures.signedIn(api, "coordinator", "P2");
        Fixtures.signedIn(api, "viewer", "P1");
        Device stranger = signedIn("coordinator-of-P2");

        assertThat(open(stranger, survey, "T1").statusCode()).isEqualTo(422);
        assertThat(stranger.get("/kiosks").body()).doesNotContain(survey.toString());
        assertThat(open(signedIn("viewer-of-P1"), survey, "S1").statusCode()).isEqualTo(403);
        assertThat(Device.next(open(new Device(server.getURI()), survey, "S1")))
                .isEqualTo("/sign-in");
    }

    @Test
    void a_survey_that_is_paused_lets_nobody_begin() {
        api.administrator().post("/api/v1/surveys/" + survey + "/pause", "{}");

        HttpResponse<String> refused = device.post("/kiosk/start", Map.of());

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("These questions are closed");
    }

    @Test
    void visits_are_begun_only_as_fast_as_people_can_walk_up() {
        List<Integer> answers =
                IntStream.range(0, 25)
                        .mapToObj(i -> device.post("/kiosk/start", Map.of()).statusCode())
                        .toList();

        assertThat(answers).contains(429);
        assertThat(answers.subList(0, 20)).containsOnly(303);
    }
}
