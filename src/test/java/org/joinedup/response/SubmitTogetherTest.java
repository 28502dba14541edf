package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Submissions that come in while the two lots before them wait for a lock. */
@Timeout(60)
class SubmitTogetherTest extends ServiceTest {
    private static final int LOTS = 2;
    private static final int OTHERS = 20;
    private static final String WAITING =
            """
            select count(*) as n from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """;

    @Inject SubmitTogether submitTogether;

    private ExecutorService people;
    private List<Future<Reply>> replies;
    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;
    private Connection other;

    /** So that nobody is left behind in haste. */
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.patience-for-others", "30s");
        return settings;
    }

    @BeforeEach
    void prepare() throws SQLException {
        people = Executors.newVirtualThreadPerTaskExecutor();
        replies = new ArrayList<>();
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        other = TestDatabase.open(database, TestDatabase.OWNER);
        other.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        other.close();
        people.close();
    }

    @Test
    void those_who_send_at_the_same_time_share_a_transaction() throws Exception {
        holdUpTheFirst();
        for (int i = 0; i < OTHERS; i++) {
            send(survey);
        }
        letThemGo();

        assertThat(statuses()).hasSize(LOTS + OTHERS).containsOnly(201);
        assertThat(questionnaires.responses(survey)).isEqualTo(LOTS + OTHERS);
        assertThat(
                        number(
                                """
                                select count(distinct cast(xmin as text)) as n from response
                                where survey_id = ?
                                """,
                                survey))
                .isLessThan(LOTS + OTHERS / 2);
        assertThat(
                        number(
                                """
                                select count(*) as n from response_answers a
                                join response r on r.id = a.response_id where r.survey_id = ?
                                """,
                                survey))
                .isEqualTo(LOTS + OTHERS);
    }

    @Test
    void one_who_cannot_be_stored_keeps_nobody_else_from_it() throws Exception {
        SurveyId paused = questionnaires.survey(service, "ctm-3");
        Invited withdrawn = questionnaires.invite(survey, service);
        holdUpTheFirst();
        for (int i = 0; i < OTHERS; i++) {
            send(survey);
        }
        send(paused);
        send(withdrawn);
        awaitWaiting(OTHERS + 2);
        questionnaires.setState(paused, "paused");
        questionnaires.setState(withdrawn, "withdrawn");
        letThemGo();

        assertThat(statuses().subList(0, LOTS + OTHERS)).containsOnly(201);
        assertThat(replies.get(LOTS + OTHERS).get().json().get("code").asText())
                .isEqualTo("survey-not-open");
        assertThat(replies.get(LOTS + OTHERS + 1).get().json().get("code").asText())
                .isEqualTo("link-ended");
        assertThat(questionnaires.responses(survey)).isEqualTo(LOTS + OTHERS);
        assertThat(questionnaires.responses(paused)).isZero();
    }

    @Test
    void who_sends_twice_at_once_keeps_nobody_else_from_sharing_a_transaction() throws Exception {
        Invited hasty = questionnaires.invite(survey, service);
        Map<String, Object> body = JsonBody.of("ctm-3", 3, 9, null);
        Invited undecided = questionnaires.invite(survey, service);
        Invited confused = questionnaires.invite(survey, service);
        holdUpTheFirst();
        send(hasty, body);
        awaitWaiting(1);
        for (int i = 0; i < OTHERS; i++) {
            send(survey);
        }
        send(undecided, JsonBody.of("ctm-3", 1, 1, 1));
        send(hasty, body);
        send(undecided, JsonBody.of("ctm-3", 2, 2, 2));
        send(confused, body);
        letThemGo();

        List<Integer> all = statuses();
        List<Integer> again = List.of(all.get(LOTS), all.get(all.size() - 3));
        assertThat(again).containsExactlyInAnyOrder(201, 200);
        assertThat(all.subList(LOTS + 1, LOTS + 1 + OTHERS)).containsOnly(201);
        assertThat(List.of(all.get(all.size() - 4), all.get(all.size() - 2)))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(all.getLast()).isEqualTo(422);
        assertThat(
                        number(
                                """
                                select count(distinct cast(xmin as text)) as n from response
                                where survey_id = ?
                                """,
                                survey))
                .isLessThan(LOTS + OTHERS / 2);
    }

    /** As many as there are lots at once, one after the other. */
    private void holdUpTheFirst() throws Exception {
        for (int lot = 1; lot <= LOTS; lot++) {
            Invited held = questionnaires.invite(survey, service);
            try (PreparedStatement lock =
                    other.prepareStatement("select 1 from invitation where id = ? for update")) {
                lock.setObject(1, held.id().value());
                lock.executeQuery();
            }
            send(held);
            while (number(WAITING) < lot) {
                Thread.sleep(5);
            }
        }
    }

    /** Once all others have come. */
    private void letThemGo() throws Exception {
        awaitWaiting(replies.size() - LOTS);
        other.commit();
    }

    private void awaitWaiting(int people) throws InterruptedException {
        while (submitTogether.waiting() < people) {
            Thread.sleep(5);
        }
    }

    private void send(SurveyId to) {
        send(questionnaires.invite(to, service));
    }

    private void send(Invited invited) {
        send(invited, JsonBody.of("ctm-3", 3, 9, null));
    }

    private void send(Invited invited, Map<String, Object> body) {
        replies.add(
                people.submit(
                        () ->
                                api.post(
                                        "/api/v1/invitations/" + invited.token() + "/responses",
                                        body)));
    }

    private List<Integer> statuses() throws Exception {
        return statuses(0, replies.size());
    }

    private List<Integer> statuses(int from, int to) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Reply> reply : replies.subList(from, to)) {
            statuses.add(reply.get().status());
        }
        return statuses;
    }

    private long number(String sql, Object... parameters) {
        return database.first(sql, row -> row.count("n"), parameters).orElseThrow();
    }
}
