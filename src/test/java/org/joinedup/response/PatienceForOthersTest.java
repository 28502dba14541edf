package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People who send in one lot with somebody whose row another connection holds. */
@Timeout(120)
class PatienceForOthersTest extends ServiceTest {
    /** Each of these makes a lot that waits, so that the others gather behind them. */
    private static final int LOTS = 2;

    private static final int OTHERS = 20;
    private static final int BOUND_SECONDS = 10;

    private final List<Future<Reply>> held = new ArrayList<>();
    private final List<Future<Reply>> others = new ArrayList<>();
    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;

    @Test
    void the_others_of_a_lot_wait_no_longer_for_somebody_whose_row_is_held_than_is_set()
            throws Exception {
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = TestDatabase.open(database, TestDatabase.OWNER)) {
            other.setAutoCommit(false);
            for (int i = 0; i < LOTS; i++) {
                held.add(send(people, holdUp(other)));
                Thread.sleep(200);
            }
            held.add(send(people, holdUp(other)));
            for (int i = 0; i < OTHERS; i++) {
                others.add(send(people, questionnaires.invite(survey, service)));
            }

            for (Future<Reply> each : others) {
                assertThat(each.get(BOUND_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(201);
            }
            assertThat(held).noneMatch(Future::isDone);

            other.commit();
            for (Future<Reply> each : held) {
                assertThat(each.get().status()).isEqualTo(201);
            }
        }
        assertThat(questionnaires.responses(survey)).isEqualTo(LOTS + 1 + OTHERS);
    }

    private Invited holdUp(Connection other) throws SQLException {
        Invited invited = questionnaires.invite(survey, service);
        try (PreparedStatement lock =
                other.prepareStatement("select 1 from invitation where id = ? for update")) {
            lock.setObject(1, invited.id().value());
            lock.executeQuery().close();
        }
        return invited;
    }

    private Future<Reply> send(ExecutorService people, Invited invited) {
        return people.submit(
                () ->
                        api.post(
                                "/api/v1/invitations/" + invited.token() + "/responses",
                                JsonBody.of("ctm-3", 3, 9, null)));
    }
}
