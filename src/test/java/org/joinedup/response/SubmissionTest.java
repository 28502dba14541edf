package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class SubmissionTest extends ServiceTest {
    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;
    private Invited invited;

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(survey, service);
    }

    private Reply send(Object body) {
        return api.post("/api/v1/invitations/" + invited.token() + "/responses", body);
    }

    @Test
    void a_whole_questionnaire_is_stored_and_answered_with_a_receipt() {
        Reply reply = send(JsonBody.of("ctm-3", 3, 9, null));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("receipt").asText())
                .matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(questionnaires.stored(invited, "ctm-3")).containsExactly(3, 9, 0);
        assertThat(questionnaires.state(invited)).isEqualTo("completed");
    }

    @Test
    void two_instruments_are_put_in_the_order_of_the_survey_whatever_the_order_sent() {
        SurveyId both = questionnaires.survey(service, "ctm-15", "i-statements");
        invited = questionnaires.invite(both, service);
        Map<String, Object> i = JsonBody.part("i-statements", 1, 2, 3, 4, 8, 9);
        Map<String, Object> ctm = JsonBody.part("ctm-15", 4, 3);
        List<Object> turned = new ArrayList<>(((List<?>) ctm.get("answers")).reversed());
        ctm.put("answers", turned);

        assertThat(send(JsonBody.of(UUID.randomUUID(), i, ctm)).status()).isEqualTo(201);
        assertThat(questionnaires.stored(invited, "ctm-15")).startsWith(4, 3, 0).hasSize(15);
        assertThat(questionnaires.stored(invited, "i-statements"))
                .containsExactly(1, 2, 3, 4, 8, 9, 0);
    }

    @Test
    void seven_of_fifteen_answered_is_a_response() {
        SurveyId long15 = questionnaires.survey(service, "ctm-15");
        invited = questionnaires.invite(long15, service);

        assertThat(send(JsonBody.of("ctm-15", 3, 3, 3, 3, 3, 3, 3)).status()).isEqualTo(201);
        assertThat(questionnaires.responses(long15)).isEqualTo(1);
    }

    @Test
    void a_replay_gets_the_same_receipt_also_under_another_submission_id() {
        Map<String, Object> body = JsonBody.of("ctm-3", 3, 3, 3);
        Reply first = send(body);
        Reply again = send(body);
        Reply renamed = send(JsonBody.of("ctm-3", 3, 3, 3));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body()).isEqualTo(first.body());
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
    }

    @Test
    void a_replay_gets_its_receipt_also_after_the_survey_was_closed() {
        Map<String, Object> body = JsonBody.of("ctm-3", 3, 3, 3);
        Reply first = send(body);
        questionnaires.setState(survey, "closed");
        questionnaires.expire(invited);

        assertThat(send(body).body()).isEqualTo(first.body());
    }

    @Test
    void other_answers_after_the_first_are_refused_and_change_nothing() {
        send(JsonBody.of("ctm-3", 3, 3, 3));
        Reply second = send(JsonBody.of("ctm-3", 3, 3, 4));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("code").asText()).isEqualTo("already-answered");
        assertThat(questionnaires.stored(invited, "ctm-3")).containsExactly(3, 3, 3);
    }

    @Test
    void eight_parallel_identical_submissions_are_one_response_with_one_receipt() throws Exception {
        Map<String, Object> body = JsonBody.of("ctm-3", 4, 4, 4);
        List<Reply> replies = inParallel(IntStream.range(0, 8).mapToObj(i -> body).toList());

        assertThat(replies).extracting(Reply::status).containsOnly(200, 201);
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
    }

    @Test
    void of_parallel_different_submissions_exactly_one_is_stored() throws Exception {
        List<Map<String, Object>> bodies =
                IntStream.rangeClosed(1, 4)
                        .mapToObj(value -> JsonBody.of("ctm-3", value, value, value))
                        .toList();
        List<Reply> replies = inParallel(bodies);

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
    }

    private List<Reply> inParallel(List<Map<String, Object>> bodies) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(bodies.size())) {
            List<Callable<Reply>> calls =
                    bodies.stream().<Callable<Reply>>map(body -> () -> send(body)).toList();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : clients.invokeAll(calls)) {
                replies.add(future.get());
            }
            return replies;
        }
    }

    @Test
    void a_submission_id_of_another_invitation_is_named() {
        UUID used = UUID.randomUUID();
        Map<String, Object> body = JsonBody.of(used, JsonBody.part("ctm-3", 1, 2, 3));
        send(body);
        invited = questionnaires.invite(survey, service);
        Reply reply = send(body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("submissionId");
        assertThat(questionnaires.responses(survey)).isEqualTo(1);
        assertThat(questionnaires.state(invited)).isEqualTo("issued");
    }

    @Test
    void an_unknown_and_a_malformed_link_get_the_same_answer() {
        Map<String, Object> body = JsonBody.of("ctm-3", 3);
        Reply unknown = api.post("/api/v1/invitations/" + "a".repeat(27) + "/responses", body);
        Reply malformed = api.post("/api/v1/invitations/%00!/responses", body);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("code").asText()).isEqualTo("unknown-link");
        assertThat(malformed.status()).isEqualTo(404);
        assertThat(malformed.body()).isEqualTo(unknown.body());
    }

    @Test
    void an_ended_link_takes_no_answers() {
        for (String state : List.of("withdrawn", "opted-out", "expired")) {
            questionnaires.setState(invited, state);
            assertThat(send(JsonBody.of("ctm-3", 3)).json().get("code").asText())
                    .isEqualTo("link-ended");
        }
        questionnaires.setState(invited, "opened");
        questionnaires.expire(invited);

        assertThat(send(JsonBody.of("ctm-3", 3)).status()).isEqualTo(410);
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void a_survey_that_is_not_open_takes_no_answers() {
        for (String state : List.of("paused", "closed")) {
            questionnaires.setState(survey, state);
            Reply reply = send(JsonBody.of("ctm-3", 3));
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("code").asText()).isEqualTo("survey-not-open");
        }
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void answers_of_a_demonstration_are_marked_as_synthetic() {
        database.update("update survey set demonstration = true where id = ?", survey);
        send(JsonBody.of("ctm-3", 3));

        assertThat(
                        database.list(
                                "select synthetic from response where survey_id = ?",
                                row -> row.flag("synthetic"),
                                survey))
                .containsExactly(true);
    }
}
