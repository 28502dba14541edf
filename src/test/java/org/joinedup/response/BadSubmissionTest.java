package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;

/** Whatever is wrong is named, and nothing is stored. */
class BadSubmissionTest extends ServiceTest {
    private Questionnaires questionnaires;
    private SurveyId survey;
    private Invited invited;
    private Map<String, Object> body;

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(survey, service);
        body = JsonBody.of("ctm-3", 3, 3, 3);
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(questionnaires.responses(survey)).isZero();
        assertThat(questionnaires.state(invited)).isEqualTo("issued");
    }

    private String path() {
        return "/api/v1/invitations/" + invited.token() + "/responses";
    }

    private void assertNamed(Object sent, String field) {
        Reply reply = api.post(path(), sent);
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_value_out_of_range_is_named() {
        for (Object value : new Object[] {5, 0, -1, 300}) {
            JsonBody.answers(body).set(2, JsonBody.answer("ctm-13", value));
            assertNamed(body, "instruments[0].answers[2].value");
        }
    }

    @Test
    void all_that_is_missing_is_named_at_once_and_by_its_whole_path() {
        body.remove("submissionId");
        JsonBody.firstPart(body).remove("version");
        JsonBody.answers(body).set(1, JsonBody.answer(null, 3));

        Reply reply = api.post(path(), body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "instruments[0].answers[1].item", "instruments[0].version", "submissionId");
    }

    @Test
    void of_a_list_that_is_too_long_no_more_is_told_than_that() {
        JsonBody.answers(body).addAll(Collections.nCopies(20_000, Map.of()));

        Reply reply = api.post(path(), body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().get("errors").findValuesAsText("field"))
                .containsExactly("instruments[0].answers");
        assertThat(reply.json().at("/errors/0/reason").asText()).contains("200");
    }

    @Test
    void an_option_that_the_instrument_does_not_offer_is_named() {
        JsonBody.answers(body).set(0, JsonBody.answer("ctm-02", 8));
        assertNamed(body, "instruments[0].answers[0].value");
    }

    @Test
    void a_value_that_is_no_whole_number_is_named() {
        for (Object value : new Object[] {"3", 2.5, true}) {
            JsonBody.answers(body).set(0, JsonBody.answer("ctm-02", value));
            assertNamed(body, "instruments[0].answers[0].value");
        }
    }

    @Test
    void an_item_of_another_instrument_is_named() {
        JsonBody.answers(body).set(1, JsonBody.answer("i-01", 3));
        assertNamed(body, "instruments[0].answers[1].item");
    }

    @Test
    void a_missing_item_is_named() {
        JsonBody.answers(body).removeLast();
        assertNamed(body, "instruments[0].answers");
    }

    @Test
    void an_item_listed_twice_is_named() {
        JsonBody.answers(body).add(JsonBody.answer("ctm-02", 3));
        assertNamed(body, "instruments[0].answers[3].item");
    }

    @Test
    void a_wrong_version_is_named() {
        JsonBody.firstPart(body).put("version", 2);
        assertNamed(body, "instruments[0].version");
    }

    @Test
    void an_instrument_that_is_not_asked_missing_or_listed_twice_is_named() {
        JsonBody.firstPart(body).put("code", "ctm-15");
        assertNamed(body, "instruments[0].code");
        assertNamed(
                JsonBody.of(
                        UUID.randomUUID(),
                        JsonBody.part("ctm-3", 3),
                        JsonBody.part("i-statements", 3)),
                "instruments[1].code");
        assertNamed(
                JsonBody.of(
                        UUID.randomUUID(), JsonBody.part("ctm-3", 3), JsonBody.part("ctm-3", 3)),
                "instruments[1].code");
        assertNamed(JsonBody.of(UUID.randomUUID()), "instruments");
    }

    @Test
    void a_questionnaire_without_any_answer_is_refused() {
        assertNamed(JsonBody.of("ctm-3"), "instruments");
    }

    @Test
    void who_answers_must_be_said_and_fit() {
        body.put("respondent", "proxy");
        assertNamed(body, "relationship");
        body.put("relationship", "nurse");
        assertNamed(body, "relationship");
        body.put("relationship", "carer");
        body.put("respondent", "self");
        assertNamed(body, "relationship");
        body.remove("relationship");
        body.put("respondent", "staff");
        assertNamed(body, "respondent");
        body.remove("respondent");
        assertNamed(body, "respondent");
    }

    @Test
    void the_submission_id_must_be_a_uuid() {
        body.put("submissionId", "one");
        assertNamed(body, "submissionId");
        body.remove("submissionId");
        assertNamed(body, "submissionId");
    }

    @Test
    void an_unknown_field_is_named() {
        body.put("comment", "x");
        assertNamed(body, "comment");
    }

    @Test
    void broken_json_is_a_bad_request() {
        Reply reply = api.post(path(), "{\"submissionId\": ");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asText()).isEqualTo("malformed-body");
    }

    @Test
    void another_content_type_is_refused() {
        assertThat(api.write("POST", path(), "text/plain", "x").status()).isEqualTo(415);
    }

    @Test
    void a_body_larger_than_any_questionnaire_is_refused() {
        Reply reply = api.post(path(), "{\"x\": \"" + "y".repeat(70_000) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("code").asText()).isEqualTo("body-too-large");
    }
}
