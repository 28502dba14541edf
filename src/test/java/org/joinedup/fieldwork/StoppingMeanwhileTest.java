package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.fieldwork.NotifyStandIn.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.FutureTask;

/** What others do at the moment at which somebody is stopped. */
class StoppingMeanwhileTest extends SendingFixture {

    @Test
    void whoever_ends_invitations_waits_for_them_before_they_bar_anybody() throws Exception {
        SurveyId survey = oneIsAsked();
        FutureTask<Reply> stopping = new FutureTask<>(() -> died("REF-" + first));

        transactions.executeWrite(
                status -> {
                    database.query(
                            "select 1 from invitation where survey_id = ? for no key update",
                            row -> {},
                            survey);
                    Thread.ofVirtual().start(stopping);
                    awaitWaiting();
                    waitForNobody();
                    return database.update(
                            """
                            insert into barred_person (owner_id, person_key, reason, since)
                            select owner_id, unnest(person_keys), 'dead', now()
                            from invitation_contact where survey_id = ?
                            """,
                            survey);
                });

        assertThat(stopping.get().json().get("ended").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_people_begin_while_they_are_stopped_is_deleted_too(boolean byText) throws Exception {
        SurveyId survey = oneIsAsked();
        Sent sent = notify.accepted().getFirst();
        FutureTask<Reply> stopping =
                new FutureTask<>(() -> byText ? received("STOP") : died("REF-" + first));

        long begun =
                transactions.executeWrite(
                        status -> {
                            database.query(
                                    "select 1 from invitation where survey_id = ? for no key"
                                            + " update",
                                    row -> {},
                                    survey);
                            Thread.ofVirtual().start(stopping);
                            awaitWaiting();
                            begin(sent);
                            return begun(survey);
                        });

        assertThat(begun).isOne();
        assertThat(stopping.get().status()).isLessThan(300);
        assertThat(begun(survey)).isZero();
    }
}
