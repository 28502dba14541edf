package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Surveys whose people are written to through the stand-in of Notify and a real mail server. */
abstract class SendingFixture extends ServiceTest {
    static final String CALLBACK_TOKEN = "a-token-that-notify-sends";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject TransactionOperations<?> transactions;

    final NotifyStandIn notify = standIn();
    final GreenMail mail = mail();
    Api administrator;
    SurveyFixtures surveys;
    int first;

    private static NotifyStandIn standIn() {
        try {
            return new NotifyStandIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreenMail mail() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.notify.api-key", NotifyStandIn.API_KEY);
        settings.put("joinedup.notify.url", notify.url());
        settings.put("joinedup.notify.callback-token", CALLBACK_TOKEN);
        settings.put("joinedup.smtp.host", "localhost");
        settings.put("joinedup.smtp.port", Integer.toString(mail.getSmtp().getPort()));
        settings.put("joinedup.smtp.from", "surveys@joinedup.example");
        settings.put("joinedup.smtp.tls", "false");
        settings.put("joinedup.fieldwork.interval", "100ms");
        settings.put("joinedup.fieldwork.lease", "2s");
        settings.put("joinedup.fieldwork.first-pause", "100ms");
        return settings;
    }

    @BeforeEach
    void prepare() {
        administrator = api.administrator();
        surveys = new SurveyFixtures(api, database);
        first = NUMBER.addAndGet(1_000);
        notify.behave(NotifyStandIn.Behaviour.ACCEPT);
        notify.accepted().clear();
        notify.asked().clear();
    }

    @AfterAll
    void stop() {
        notify.close();
        mail.stop();
    }

    SurveyId planned(Map<String, Object> different) {
        SurveyId survey = surveys.openSurvey();
        Reply reply = putPlan(survey, PeopleList.plan(different));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return survey;
    }

    Reply putPlan(SurveyId survey, Map<String, Object> plan) {
        return administrator.put("/api/v1/surveys/" + survey + "/plan", plan);
    }

    void take(SurveyId survey, PeopleList list) {
        Reply taken = list.take(administrator, survey);
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    }

    /** Lets days go by: what is due some day is due now. */
    void makeDue(SurveyId survey) {
        database.update(
                "update outbox set next_at = now() where survey_id = ? and state = 'due'", survey);
    }

    long count(SurveyId survey, String state, int step) {
        return database.first(
                        """
                        select count(*) as n from outbox
                        where survey_id = ? and state = ? and step = cast(? as integer)
                        """,
                        row -> row.count("n"),
                        survey,
                        state,
                        step)
                .orElseThrow();
    }

    void awaitStep(SurveyId survey, String state, int step, long people) {
        await(() -> count(survey, state, step) == people);
    }

    static void await(BooleanSupplier truth) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Long enough for a message that must not come. */
    static void rest() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until somebody waits for what this transaction has locked. */
    void awaitWaiting() {
        await(
                () ->
                        database.first(
                                        """
                                        select 1 as one from pg_locks where not granted
                                            and transactionid = cast(pg_current_xact_id() as xid)
                                        """,
                                        row -> row.integer("one"))
                                .isPresent());
    }

    /** From now on a lock that another has is a fault of this transaction at once. */
    void waitForNobody() {
        database.query("select set_config('lock_timeout', '300ms', true)", row -> {});
    }

    Reply answer(String token) {
        return answer(token, "i-statements", 3);
    }

    Reply answer(String token, String instrument, int value) {
        return api.post(
                "/api/v1/invitations/" + token + "/responses",
                Questionnaires.allAnswered(instrument, value));
    }

    SurveyId oneIsAsked() {
        SurveyId survey = planned(Map.of());
        take(survey, new PeopleList().people(first, first));
        awaitStep(survey, "sent", 0, 1);
        return survey;
    }

    Reply died(String reference) {
        return administrator.post(
                "/api/v1/stop-lists",
                Map.of(
                        "organisation",
                        "P1",
                        "reason",
                        "dead",
                        "file",
                        "external_reference\n" + reference + "\n"));
    }

    /** On the pages, as far as the first answer. */
    void begin(NotifyStandIn.Sent sent) {
        String link = "/s/" + sent.token();
        String form = "application/x-www-form-urlencoded";
        api.write("POST", link + "/start", form, "respondent=self");
        api.write("POST", link + "/questions/1", form, "answer=1");
    }

    long begun(SurveyId survey) {
        return database.first(
                        """
                        select count(*) as n from open_questionnaire q
                        join invitation i on i.id = q.invitation_id where i.survey_id = ?
                        """,
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    Reply received(String text) {
        return received(text, "4477009%05d".formatted(first));
    }

    Reply received(String text, String number) {
        return api.withBearer(CALLBACK_TOKEN)
                .post(
                        "/api/v1/notify/received-texts",
                        Map.of(
                                "source_number",
                                number,
                                "destination_number",
                                "447700900999",
                                "message",
                                text,
                                "date_received",
                                "2026-01-01T10:00:00Z"));
    }

    Reply told(String reference, String status) {
        return api.withBearer(CALLBACK_TOKEN)
                .post(
                        "/api/v1/notify/deliveries",
                        Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "reference",
                                reference,
                                "to",
                                "+447700900000",
                                "status",
                                status,
                                "notification_type",
                                "sms"));
    }
}
