package org.joinedup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.Relay;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A database that goes away without a word: nothing is refused, nothing hung up, nothing comes. */
@Timeout(120)
class SilentDatabaseTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String LONGER_THAN_THAT = "select cast(pg_sleep(5) as text) as slept";

    @Inject TrackProgress progress;

    private Relay line;
    private String direct;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        direct = settings.get("datasources.default.url");
        URI database = URI.create(direct.substring(5));
        line = new Relay(database.getPort());
        settings.put(
                "datasources.default.url",
                "jdbc:postgresql://127.0.0.1:" + line.uri().getPort() + database.getPath());
        settings.put("joinedup.database-patience-seconds", Long.toString(PATIENCE.toSeconds()));
        return settings;
    }

    @AfterAll
    void hang_up() {
        line.close();
    }

    @Test
    void who_waits_for_it_is_told_to_come_back_and_is_served_once_it_answers_again()
            throws Exception {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        Invited person = questionnaires.invite(survey, service);
        Map<String, Object> answers = submission();
        CompletableFuture<Reply> waiting;
        try (Connection other = DriverManager.getConnection(direct, TestDatabase.OWNER, "");
                PreparedStatement lock =
                        other.prepareStatement(
                                "select 1 from invitation where id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, person.id().value());
            lock.executeQuery().close();
            waiting = CompletableFuture.supplyAsync(() -> send(person, answers));
            Thread.sleep(1_500);
            line.fallSilent();
        }
        long start = System.nanoTime();
        Reply reply = waiting.join();

        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotBlank();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(PATIENCE.multipliedBy(3));
        assertThat(api.get(person.link()).status()).as("who asks now").isEqualTo(503);

        line.mend();
        start = System.nanoTime();
        while (send(person, answers).status() >= 500) {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(PATIENCE.multipliedBy(5));
            Thread.sleep(100);
        }
        assertThat(questionnaires.responses(survey)).isOne();
    }

    @Test
    void who_waits_for_a_commit_is_told_to_come_back_too() throws Exception {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        Invited person = questionnaires.invite(survey, service);
        TestDatabase.asOwner(
                database,
                """
                create function linger() returns trigger language plpgsql as
                $$ begin perform pg_sleep(2); return null; end $$
                """,
                """
                create constraint trigger lingers after insert on response
                deferrable initially deferred for each row execute function linger()
                """);
        try {
            CompletableFuture<Reply> waiting =
                    CompletableFuture.supplyAsync(() -> send(person, submission()));
            Thread.sleep(1_000);
            line.fallSilent();
            Reply reply = waiting.join();

            assertThat(reply.status()).as(reply.body()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isNotBlank();
        } finally {
            line.mend();
            try (Connection owner = DriverManager.getConnection(direct, TestDatabase.OWNER, "");
                    Statement statement = owner.createStatement()) {
                statement.execute("drop function linger() cascade");
            }
        }
    }

    @Test
    void long_work_may_wait_for_longer_and_nothing_else() {
        assertThatThrownBy(() -> database.query(LONGER_THAN_THAT, row -> {}))
                .isInstanceOf(StorageException.class);

        progress.ownWork(WorkKind.DEMONSTRATION)
                .run(
                        counter -> {
                            database.query(LONGER_THAN_THAT, row -> {});
                            return true;
                        },
                        done -> done);
        database.copyOut(LONGER_THAN_THAT, row -> {});
        assertThatThrownBy(() -> database.query(LONGER_THAN_THAT, row -> {}))
                .as("on connections that long work has used")
                .isInstanceOf(StorageException.class);
    }

    private Reply send(Invited person, Map<String, Object> answers) {
        return api.post("/api/v1/invitations/" + person.token() + "/responses", answers);
    }

    private static Map<String, Object> submission() {
        return Questionnaires.allAnswered("ctm-3", 3);
    }
}
