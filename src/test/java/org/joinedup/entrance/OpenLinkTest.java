package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class OpenLinkTest extends ServiceTest {
    private SurveyFixtures surveys;
    private SurveyId survey;
    private JsonNode made;
    private String path;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
    }

    @BeforeEach
    void create() {
        survey = surveys.openSurvey();
        Reply created = post(api.administrator(), "S1");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        made = created.json();
        String link = made.get("link").asText();
        path = link.substring(link.indexOf("/o/"));
    }

    private Reply post(Api caller, String service) {
        return caller.post("/api/v1/surveys/" + survey + "/open-links", Map.of("service", service));
    }

    private Device browser() {
        return new Device(server.getURI());
    }

    private List<String> modes() {
        return database.list(
                "select mode from response where survey_id = ?", row -> row.text("mode"), survey);
    }

    @Test
    void anyone_answers_and_the_response_is_marked_as_open() {
        Device browser = browser();
        assertThat(browser.get(path).body()).contains("Service S1", "Please answer once only");

        String link = Device.next(browser.post(path, Map.of()));
        assertThat(browser.answer(link)).isEqualTo(link + "/receipt");

        assertThat(modes()).containsExactly("open");
    }

    @Test
    void one_browser_gives_one_response_however_often_it_comes() {
        Device browser = browser();
        String link = Device.next(browser.post(path, Map.of()));

        assertThat(Device.next(browser.get(path))).isEqualTo(link);
        assertThat(Device.next(browser.post(path, Map.of()))).isEqualTo(link);
        browser.answer(link);
        assertThat(Device.next(browser.get(path))).isEqualTo(link);
        assertThat(Device.next(browser.get(link))).isEqualTo(link + "/receipt");
        browser.answer(link);

        assertThat(modes()).hasSize(1);
    }

    @Test
    void another_browser_gives_another_response() {
        for (int i = 0; i < 3; i++) {
            Device browser = browser();
            browser.answer(Device.next(browser.post(path, Map.of())));
        }

        assertThat(modes()).hasSize(3);
    }

    @Test
    void looking_begins_nothing() {
        long before = invitations();

        browser().get(path);
        browser().get(path + "/poster");
        browser().get(path + "/qr.svg");

        assertThat(invitations()).isEqualTo(before);
    }

    private long invitations() {
        return database.first("select count(*) as n from invitation", row -> row.count("n"))
                .orElseThrow();
    }

    @Test
    void the_poster_has_the_code_and_the_address_in_the_language() {
        Fixtures.translation(api.administrator(), Fixtures.I_STATEMENTS, "cy");

        assertThat(browser().get(path + "/poster").body())
                .contains("Was your care joined up?", made.get("link").asText(), "qr.svg")
                .contains("This is a demonstration");
        assertThat(browser().get(path + "/poster?language=cy").body())
                .contains("<html lang=\"cy\"", "A oedd eich gofal");
        assertThat(browser().get(path + "/qr.svg").headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        assertThat(Device.next(browser().post(path + "?language=cy", Map.of()))).startsWith("/s/");
    }

    @Test
    void a_closed_link_takes_nobody_in_and_lets_those_inside_go_on() {
        Device browser = browser();
        String link = Device.next(browser.post(path, Map.of()));
        Api administrator = api.administrator();
        Reply closed =
                administrator.post(
                        "/api/v1/open-links/" + made.get("id").asText() + "/close", "{}");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().has("closedAt")).isTrue();
        assertThat(browser().get(path).statusCode()).isEqualTo(410);
        assertThat(browser().post(path, Map.of()).statusCode()).isEqualTo(410);
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(
                        administrator
                                .get("/api/v1/surveys/" + survey + "/open-links")
                                .json()
                                .get(0)
                                .get("service")
                                .asText())
                .isEqualTo("S1");
    }

    @Test
    void an_unknown_link_is_not_found_and_a_survey_that_is_closed_says_so() {
        assertThat(browser().get("/o/nothing").statusCode()).isEqualTo(404);
        api.administrator().post("/api/v1/surveys/" + survey + "/close", "{}");
        assertThat(browser().post(path, Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    void only_the_surveys_own_people_make_and_close_links() {
        Api stranger = Fixtures.signedIn(api, "coordinator", "P2");
        Api viewer = Fixtures.signedIn(api, "viewer", "P1");
        String close = "/api/v1/open-links/" + made.get("id").asText() + "/close";

        assertThat(post(api, "S1").status()).isEqualTo(401);
        assertThat(post(viewer, "S1").status()).isEqualTo(403);
        assertThat(post(stranger, "S1").status()).isEqualTo(404);
        assertThat(post(api.administrator(), "NONE").status()).isEqualTo(422);
        assertThat(stranger.post(close, "{}").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/surveys/" + survey + "/open-links").status())
                .isEqualTo(404);
        assertThat(browser().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_invited_in_a_way_that_is_not_by_invitation() {
        for (String mode : List.of("kiosk", "open")) {
            Reply refused =
                    api.administrator()
                            .post(
                                    "/api/v1/surveys/" + survey + "/invitations",
                                    Map.of(
                                            "service",
                                            "S1",
                                            "invitations",
                                            List.of(
                                                    SurveyFixtures.invitation(
                                                            Map.of("mode", mode)))));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText())
                    .isEqualTo("invitations[0].mode");
        }
    }

    @Test
    void visits_from_one_network_are_limited_and_go_on_for_those_inside() {
        Device first = browser();
        String link = Device.next(first.post(path, Map.of()));
        Api busy = api.withHeader("X-Forwarded-For", "192.0.2.9");
        List<Integer> answers =
                IntStream.range(0, 70)
                        .mapToObj(
                                i ->
                                        busy.write(
                                                        "POST",
                                                        path,
                                                        "application/x-www-form-urlencoded",
                                                        "")
                                                .status())
                        .toList();

        assertThat(answers.subList(0, 60)).containsOnly(303);
        assertThat(answers).contains(429);
        assertThat(first.get(link).statusCode()).isEqualTo(200);
        assertThat(browser().post(path, Map.of()).statusCode()).isEqualTo(303);
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = super.getProperties();
        properties.put("micronaut.server.client-address-header", "X-Forwarded-For");
        return properties;
    }
}
