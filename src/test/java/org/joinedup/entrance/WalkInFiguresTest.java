package org.joinedup.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.invitation.CountInvitations;
import org.joinedup.invitation.StartWalkIn;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Responses of people who were not invited are told apart, and are in no figure of a service. */
class WalkInFiguresTest extends ServiceTest {
    @Inject StartWalkIn startWalkIn;
    @Inject CountInvitations countInvitations;

    private static final String COUNTED =
            """
            select cast((select count(*) from response_tail)
                + (select coalesce(sum(people), 0) from indicator_summary)
                + (select coalesce(sum(people), 0) from invitation_count)
                + (select coalesce(sum(people), 0) from invitation_count_tail)
                + (select count(*) from response_erasure) as bigint) as n
            """;

    private long counted() {
        return database.first(COUNTED, row -> row.count("n")).orElseThrow();
    }

    private void come(SurveyId survey, ServiceId service, Mode mode, int people) {
        Device device = new Device(server.getURI());
        for (int i = 0; i < people; i++) {
            device.answer(
                    "/s/" + startWalkIn.start(survey, service, mode, "en").orElseThrow().token());
        }
    }

    @Test
    void they_are_stored_and_counted_apart_and_are_in_no_figure_even_when_rebuilt_or_erased()
            throws Exception {
        SurveyFixtures surveys = new SurveyFixtures(api, database);
        Api administrator = api.administrator();
        SurveyId survey = surveys.openSurvey();
        ServiceId service =
                database.first(
                                "select id from service where code = 'S1'",
                                row -> row.id("id", ServiceId::new))
                        .orElseThrow();

        come(survey, service, Mode.KIOSK, 12);
        come(survey, service, Mode.OPEN, 11);
        startWalkIn.start(survey, service, Mode.OPEN, "en");

        JsonNode progress = administrator.get("/api/v1/surveys/" + survey + "/progress").json();
        assertThat(progress.get("kioskResponses").asInt()).isEqualTo(12);
        assertThat(progress.get("openResponses").asInt()).isEqualTo(11);
        assertThat(progress.get("invited").asInt()).isZero();
        assertThat(
                        administrator
                                .get("/api/v1/surveys/" + survey + "/invitations")
                                .json()
                                .get("items"))
                .isEmpty();
        assertThat(counted()).isZero();

        countInvitations.recount();
        administrator.post("/api/v1/summaries/rebuild", "{}");
        awaitRebuild(administrator);
        assertThat(counted()).isZero();

        List<String> receipts =
                database.list(
                        "select receipt from response where survey_id = ?",
                        row -> row.text("receipt"),
                        survey);
        assertThat(receipts).hasSize(23);
        assertThat(
                        administrator
                                .delete(
                                        "/api/v1/surveys/"
                                                + survey
                                                + "/responses/"
                                                + receipts.getFirst())
                                .status())
                .isEqualTo(204);
        assertThat(counted()).isZero();
    }

    private static void awaitRebuild(Api administrator) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (!administrator.get("/api/v1/summaries/rebuild").body().contains("running")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the rebuild does not end");
    }
}
