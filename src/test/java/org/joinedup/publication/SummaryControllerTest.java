package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What a rebuild does to the figures is LiveSummariesTest's. */
class SummaryControllerTest extends ServiceTest {
    private static final String PATH = "/api/v1/summaries/rebuild";

    @Inject RebuildLock lock;

    private Api administrator;
    private long before;

    @BeforeEach
    void signIn() {
        administrator = api.administrator();
        database.update("delete from progress");
        before =
                database.first(
                                "select coalesce(max(id), 0) as last from audit_entry",
                                row -> row.count("last"))
                        .orElseThrow();
    }

    @Test
    void an_administrator_orders_a_rebuild_and_sees_how_far_it_is_and_it_is_written_down()
            throws InterruptedException {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        for (int i = 0; i < 3; i++) {
            answer(questionnaires.invite(survey, service));
        }
        awaitFolding();
        assertThat(administrator.get(PATH).status()).isEqualTo(404);

        Reply reply = administrator.post(PATH, "");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo(PATH);
        JsonNode ended = awaitEnd();
        assertThat(ended.get("state").asText()).isEqualTo("done");
        assertThat(ended.get("responses").asLong()).isEqualTo(3);
        assertThat(ended.get("total").asLong()).isEqualTo(3);
        assertThat(ended.get("percent").asInt()).isEqualTo(100);
        assertThat(Instant.parse(ended.get("endedAt").asText()))
                .isAfterOrEqualTo(Instant.parse(ended.get("startedAt").asText()));
        assertThat(orders()).containsExactly(Api.ADMINISTRATOR + ": 3 responses");
    }

    @Test
    void of_two_orders_at_once_the_second_gets_the_running_rebuild() throws InterruptedException {
        String started =
                lock.whileFoldingsGoOn(
                        () -> {
                            Reply first = administrator.post(PATH, "");
                            Reply second = administrator.post(PATH, "");
                            assertThat(second.status()).isEqualTo(202);
                            assertThat(second.json().get("state").asText()).isEqualTo("running");
                            assertThat(second.json().get("startedAt"))
                                    .isEqualTo(first.json().get("startedAt"));
                            return first.json().get("startedAt").asText();
                        });

        JsonNode ended = awaitEnd();
        assertThat(ended.get("startedAt").asText()).isEqualTo(started);
        assertThat(ended.get("state").asText()).isEqualTo("done");
        assertThat(orders()).hasSize(1);
    }

    @Test
    void a_rebuild_that_fails_says_so_and_another_can_be_ordered() throws InterruptedException {
        TestDatabase.asOwner(database, "alter table indicator_summary rename to gone_summary");
        try {
            administrator.post(PATH, "");
            assertThat(awaitEnd().get("state").asText()).isEqualTo("failed");
        } finally {
            TestDatabase.asOwner(database, "alter table gone_summary rename to indicator_summary");
        }
        assertThat(orders()).isEmpty();

        administrator.post(PATH, "");

        assertThat(awaitEnd().get("state").asText()).isEqualTo("done");
    }

    @Test
    void a_rebuild_whose_node_died_has_failed_and_another_can_be_ordered()
            throws InterruptedException {
        database.update(
                """
                insert into progress (id, kind, state, changed_at)
                values (uuidv7(), 'rebuild', 'running', now() - interval '31 seconds')
                """);
        assertThat(administrator.get(PATH).json().get("state").asText()).isEqualTo("failed");

        administrator.post(PATH, "");

        assertThat(awaitEnd().get("state").asText()).isEqualTo("done");
    }

    private JsonNode awaitEnd() throws InterruptedException {
        JsonNode rebuild = administrator.get(PATH).json();
        for (int i = 0; i < 200 && rebuild.get("state").asText().equals("running"); i++) {
            Thread.sleep(50);
            rebuild = administrator.get(PATH).json();
        }
        return rebuild;
    }

    private List<String> orders() {
        return database.list(
                """
                select actor || ': ' || details as line from audit_entry
                where act = 'rebuild-summaries' and id > ?
                """,
                row -> row.text("line"),
                before);
    }

    private void answer(Invited invited) {
        Reply reply =
                api.post(
                        "/api/v1/invitations/" + invited.token() + "/responses",
                        Questionnaires.allAnswered("ctm-3", 3));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** Nobody asked for it: the service does it by itself, within a second. */
    private void awaitFolding() throws InterruptedException {
        for (int i = 0; i < 100 && tail() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(tail()).isZero();
    }

    private long tail() {
        return database.first("select count(*) as n from response_tail", row -> row.count("n"))
                .orElseThrow();
    }
}
