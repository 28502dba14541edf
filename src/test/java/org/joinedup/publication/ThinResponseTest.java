package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ThinResponseTest extends ServiceTest {
    private static final String COLUMNS =
            IntStream.rangeClosed(1, 15)
                    .mapToObj("ctm-%02d"::formatted)
                    .collect(Collectors.joining(","));

    @Test
    void seven_of_fifteen_answered_has_no_score_but_counts_as_a_response() {
        TestOrganisations organisations = new TestOrganisations(api);
        TestService service = organisations.service();
        Api coordinator = organisations.coordinatorOf(service.provider());
        String survey = openSurvey(coordinator);
        StringBuilder forms =
                new StringBuilder(
                        "service,external_reference,transition_date,answered_on,respondent,relationship,"
                                + COLUMNS);
        for (int i = 0; i < 10; i++) {
            forms.append(form(service, "agrees-" + i, ",3".repeat(15)));
        }
        forms.append(form(service, "agrees-strongly", ",4".repeat(15)));
        forms.append(form(service, "gives-up", ",4".repeat(7) + ",".repeat(8)));
        Reply imported =
                coordinator.write(
                        "POST",
                        "/api/v1/surveys/" + survey + "/responses",
                        "text/csv",
                        forms + "\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);

        JsonNode indicator =
                coordinator
                        .get(
                                "/api/v1/services/"
                                        + service.id()
                                        + "/indicators?instrument=ctm-15&from=2026-01&to=2026-03")
                        .json()
                        .at("/indicators/0");

        assertThat(indicator.get("responses").asInt()).isEqualTo(12);
        assertThat(indicator.get("completed").asInt()).isEqualTo(12);
        assertThat(indicator.at("/score/mean/n").asInt()).isEqualTo(11);
        // Ten times 66.67 and once 100.
        assertThat(indicator.at("/score/mean/value").asDouble())
                .isEqualTo((10 * 200.0 / 3 + 100) / 11, within(1e-9));
        assertThat(indicator.at("/items/0/counts/stronglyAgree").asInt()).isEqualTo(2);
        assertThat(indicator.at("/items/14/counts/notAnswered").asInt()).isEqualTo(1);
    }

    @Test
    void a_figure_that_was_shown_does_not_move_for_one_more_person() {
        TestOrganisations organisations = new TestOrganisations(api);
        TestService service = organisations.service();
        Api coordinator = organisations.coordinatorOf(service.provider());
        String responses = "/api/v1/surveys/" + openSurvey(coordinator) + "/responses";
        String heading =
                "service,external_reference,transition_date,answered_on,respondent,relationship,"
                        + COLUMNS;
        String indicator =
                "/api/v1/services/"
                        + service.id()
                        + "/indicators?instrument=ctm-15&from=2026-01&to=2026-03";
        StringBuilder first = new StringBuilder(heading);
        for (int i = 0; i < 10; i++) {
            first.append(form(service, "first-" + i, ",3".repeat(15)));
        }
        coordinator.write("POST", responses, "text/csv", first + "\n");
        Reply shown = coordinator.get(indicator);

        Reply added =
                coordinator.write(
                        "POST",
                        responses,
                        "text/csv",
                        heading + form(service, "one-more", ",1".repeat(15)) + "\n");

        assertThat(added.json().get("stored").asInt()).isEqualTo(1);
        JsonNode before = shown.json().at("/indicators/0");
        JsonNode after = coordinator.get(indicator).json().at("/indicators/0");
        assertThat(before.get("responses").asInt()).isEqualTo(10);
        assertThat(after.get("waiting").asInt()).isEqualTo(1);
        for (String figure : List.of("responses", "score", "items", "asOf")) {
            assertThat(after.get(figure)).as(figure).isEqualTo(before.get(figure));
        }
    }

    private static String form(TestService service, String reference, String answers) {
        return "\n%s,%s,2026-02-03,2026-02-20,self,%s"
                .formatted(service.code(), reference, answers);
    }

    private static String openSurvey(Api coordinator) {
        String id =
                coordinator
                        .post(
                                "/api/v1/surveys",
                                Map.of(
                                        "title", "Leaving",
                                        "askedBy", "The hospital",
                                        "demonstration", true,
                                        "instruments",
                                                List.of(Map.of("code", "ctm-15", "version", 1)),
                                        "periodFrom", "2026-01-01",
                                        "periodTo", "2026-03-31",
                                        "language", "en"))
                        .json()
                        .get("id")
                        .asText();
        assertThat(coordinator.post("/api/v1/surveys/" + id + "/open", "").status()).isEqualTo(200);
        return id;
    }
}
