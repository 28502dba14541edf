package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasureTest extends ServiceTest {
    private Questionnaires questionnaires;
    private Api coordinator;
    private Api stranger;
    private Api viewer;
    private String survey;
    private Invited invited;
    private String receipt;

    @BeforeAll
    void somebody_answered() {
        questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("LEAVING");
        SurveyId id = questionnaires.survey(service, "ctm-3");
        survey = id.toString();
        invited = questionnaires.invite(id, service);
        Api anonymous = new Api(server.getURI());
        String owner =
                database.first(
                                "select o.code from survey s join organisation o on o.id ="
                                        + " s.owner_id where s.id = ?",
                                row -> row.text("code"),
                                id)
                        .orElseThrow();
        Fixtures.provider(database, "ELSEWHERE");
        coordinator = Fixtures.signedIn(anonymous, "coordinator", owner);
        viewer = Fixtures.signedIn(anonymous, "viewer", owner);
        stranger = Fixtures.signedIn(anonymous, "coordinator", "ELSEWHERE");
        receipt = submit(anonymous).json().get("receipt").asText();
    }

    @Test
    void a_person_who_withdraws_is_erased_once_and_only_by_those_who_asked() {
        String path = "/api/v1/surveys/" + survey + "/responses/" + receipt;

        assertThat(api.delete(path).status()).isEqualTo(401);
        assertThat(viewer.delete(path).status()).isEqualTo(403);
        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(coordinator.delete(path + "X").status()).isEqualTo(404);
        assertThat(responses()).isEqualTo(1);

        assertThat(coordinator.delete(path).status()).isEqualTo(204);

        assertThat(responses()).isZero();
        assertThat(
                        database.first(
                                "select count(*) as n from response_answers",
                                row -> row.count("n")))
                .contains(0L);
        assertThat(coordinator.delete(path).status()).isEqualTo(404);
        assertThat(submit(api).status()).as("the link stays used").isGreaterThanOrEqualTo(400);
        String audit =
                database.list(
                                "select act || subject || details as entry from audit_entry",
                                row -> row.text("entry"))
                        .toString();
        assertThat(audit).contains("erase-response" + survey).doesNotContain(receipt);
    }

    private long responses() {
        return database.first(
                        "select count(*) as n from response where receipt = ?",
                        row -> row.count("n"),
                        receipt)
                .orElseThrow();
    }

    private Reply submit(Api caller) {
        return caller.post(
                "/api/v1/invitations/" + invited.token() + "/responses",
                Questionnaires.allAnswered("ctm-3", 3));
    }
}
