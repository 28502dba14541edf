package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a rebuild does to the figures is LiveSummariesTest's. */
class SummaryControllerTest extends ServiceTest {
    private static final String PATH = "/api/v1/summaries/rebuild";

    @Test
    void an_administrator_has_the_summaries_rebuilt_and_it_is_written_down()
            throws InterruptedException {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        for (int i = 0; i < 3; i++) {
            answer(questionnaires.invite(survey, service));
        }
        awaitFolding();

        Reply reply = api.administrator().post(PATH, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("responses").asLong()).isEqualTo(3);
        assertThat(
                        database.list(
                                """
                                select actor || ': ' || details as line from audit_entry
                                where act = 'rebuild-summaries'
                                """,
                                row -> row.text("line")))
                .containsExactly(Api.ADMINISTRATOR + ": 3 responses");
    }

    private void answer(Invited invited) {
        Reply reply =
                api.post(
                        "/api/v1/invitations/" + invited.token() + "/responses",
                        Map.of(
                                "submissionId",
                                UUID.randomUUID().toString(),
                                "respondent",
                                "self",
                                "instruments",
                                List.of(
                                        Map.of(
                                                "code",
                                                "ctm-3",
                                                "version",
                                                1,
                                                "answers",
                                                Questionnaires.items("ctm-3").stream()
                                                        .map(id -> Map.of("item", id, "value", 3))
                                                        .toList()))));
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
