package org.joinedup.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestOrganisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

class ProgressTest extends ServiceTest {
    @Inject TrackProgress trackProgress;

    private final String id = UUID.randomUUID().toString();
    private TestOrganisations organisations;
    private String provider;
    private Api coordinator;
    private SurveyFixtures surveys;

    @BeforeEach
    void begin() {
        if (provider == null) {
            surveys = new SurveyFixtures(api, database);
            organisations = new TestOrganisations(api);
            provider = organisations.provider();
            coordinator = organisations.coordinatorOf(provider);
        }
        database.update("delete from progress");
    }

    private Caller callerOf(String organisation) {
        OrganisationId own =
                database.first(
                                "select id from organisation where code = ?",
                                row -> row.id("id", OrganisationId::new),
                                organisation)
                        .orElseThrow();
        return new Caller("someone", Role.COORDINATOR, Optional.of(own));
    }

    private LongWork begun(Caller caller) {
        return ((TrackProgress.Outcome.Begun)
                        trackProgress.begin(WorkKind.PAPER_IMPORT, id, caller))
                .work();
    }

    private JsonNode progress() {
        return coordinator.get("/api/v1/progress/" + id).json();
    }

    @Test
    void an_import_tells_its_own_organisation_how_far_it_is_while_it_runs()
            throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        LongWork work = begun(callerOf(provider));
        Thread importing =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        work.run(
                                                counter -> {
                                                    counter.total(50);
                                                    counter.add(20);
                                                    return await(end);
                                                },
                                                done -> done));
        for (int i = 0; i < 100 && progress().get("percent").asInt() == 0; i++) {
            Thread.sleep(50);
        }

        JsonNode running = progress();
        end.countDown();
        importing.join();

        assertThat(running.get("state").asText()).isEqualTo("running");
        assertThat(running.get("done").asInt()).isEqualTo(20);
        assertThat(running.get("total").asInt()).isEqualTo(50);
        assertThat(running.get("percent").asInt()).isEqualTo(40);
        assertThat(running.get("endedAt").isNull()).isTrue();
        assertThat(progress().get("state").asText()).isEqualTo("done");
        assertThat(progress().get("percent").asInt()).isEqualTo(100);
    }

    private static boolean await(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void another_organisation_finds_no_such_work() {
        begun(callerOf(provider)).run(counter -> true, done -> done);

        String path = "/api/v1/progress/" + id;
        assertThat(coordinator.get(path).status()).isEqualTo(200);
        assertThat(organisations.viewerOf(provider).get(path).status()).isEqualTo(200);
        assertThat(api.administrator().get(path).status()).isEqualTo(200);
        assertThat(organisations.coordinatorOf(organisations.provider()).get(path).status())
                .isEqualTo(404);
        assertThat(coordinator.get("/api/v1/progress/nothing").status()).isEqualTo(404);
    }

    @Test
    void invitations_and_paper_forms_are_watched_under_the_id_of_the_header() {
        SurveyId survey = surveys.openSurvey();
        Api watching = api.administrator().withHeader(TrackProgress.HEADER, id);

        Reply issued =
                watching.post(
                        "/api/v1/surveys/" + survey + "/invitations",
                        Map.of(
                                "service",
                                "S1",
                                "invitations",
                                List.of(
                                        SurveyFixtures.invitation(Map.of()),
                                        SurveyFixtures.invitation(Map.of()))));

        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        JsonNode done = api.administrator().get("/api/v1/progress/" + id).json();
        assertThat(done.get("kind").asText()).isEqualTo("invitation-import");
        assertThat(done.get("state").asText()).isEqualTo("done");
        assertThat(done.get("done").asInt()).isEqualTo(2);

        Reply refused =
                watching.write(
                        "POST", "/api/v1/surveys/" + survey + "/responses", "text/csv", "wrong");

        assertThat(refused.status()).isEqualTo(422);
        JsonNode failed = api.administrator().get("/api/v1/progress/" + id).json();
        assertThat(failed.get("kind").asText()).isEqualTo("paper-import");
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("percent").asInt()).isZero();
    }

    @Test
    void an_id_that_is_none_or_is_in_use_is_refused_by_name_and_nothing_is_imported() {
        SurveyId survey = surveys.openSurvey();
        begun(callerOf(provider));
        for (String bad : List.of("1", "not-an-id", id)) {
            Reply reply =
                    api.administrator()
                            .withHeader(TrackProgress.HEADER, bad)
                            .post(
                                    "/api/v1/surveys/" + survey + "/invitations",
                                    Map.of(
                                            "service",
                                            "S1",
                                            "invitations",
                                            List.of(SurveyFixtures.invitation(Map.of()))));

            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("Progress-Id");
        }
        assertThat(
                        database.first(
                                "select count(*) as n from invitation where survey_id = ?",
                                row -> row.count("n"),
                                survey))
                .contains(0L);
    }

    @Test
    void work_whose_node_died_has_failed() {
        begun(callerOf(provider));
        database.update("update progress set changed_at = now() - interval '31 seconds'");

        assertThat(progress().get("state").asText()).isEqualTo("failed");
        assertThat(progress().get("endedAt").isNull()).isFalse();
    }
}
