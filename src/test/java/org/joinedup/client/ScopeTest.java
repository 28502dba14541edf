package org.joinedup.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What the scopes that change something let a client do, from beginning to end. */
class ScopeTest extends ServiceTest {
    private static final String EDITIONS = "/api/v1/editions";

    private TestOrganisations organisations;
    private String commissioner;

    @BeforeEach
    void organisations_are_there() {
        organisations = new TestOrganisations(api);
        commissioner = organisations.commissioner();
    }

    @Test
    void a_client_looks_at_what_a_person_has_prepared_and_publishes_it_but_prepares_nothing() {
        ServiceId service = Fixtures.service(database, "ONE", Fixtures.provider(database, "HOME"));
        new FoldedPeople(database).put(service, YearMonth.of(2025, 1), 50);
        String id = new PublishedEditions(api).prepare("2025-01", "2025-01", null);
        String path = EDITIONS + "/" + id;
        Api publisher = clientWith("editions:publish");
        Api reader = clientWith("metrics:read");

        assertThat(reader.get(path).status()).as("not yet").isEqualTo(404);
        assertThat(publisher.get(EDITIONS).body()).contains(id);
        assertThat(publisher.get(path + "/observations.csv").body()).contains("draft,2025-01");
        assertThat(reader.post(path + "/publish", "").status()).isEqualTo(403);
        assertThat(
                        publisher
                                .post(
                                        EDITIONS,
                                        Map.of(
                                                "instrument", "ctm-3",
                                                "from", "2025-01",
                                                "to", "2025-03"))
                                .status())
                .isEqualTo(403);
        Reply published = publisher.post(path + "/publish", "");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.json().get("state").asText()).isEqualTo("published");
        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(
                        database.list(
                                "select actor from audit_entry where act = 'publish-edition'",
                                row -> row.text("actor")))
                .containsExactly(published.json().get("decidedBy").asText());
    }

    @Test
    void a_client_invites_to_its_organisation_s_surveys_alone() {
        TestService service = organisations.service(organisations.provider(), commissioner);
        Api client = clientWith("invitations:write");
        Map<String, Object> batch =
                Map.of(
                        "service",
                        service.code(),
                        "invitations",
                        List.of(SurveyFixtures.invitation(Map.of())));

        Reply issued = client.post(openSurvey(commissioner), batch);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(client.post(openSurvey(organisations.commissioner()), batch).status())
                .isEqualTo(404);
        assertThat(clientWith("metrics:read").post(openSurvey(commissioner), batch).status())
                .isEqualTo(403);
        assertThat(client.get("/api/v1/services/" + service.id()).status()).isEqualTo(200);
        assertThat(client.get("/api/v1/observations").status()).isEqualTo(403);
    }

    /**
     * @return where its invitations are issued
     */
    private String openSurvey(String owner) {
        Api administrator = organisations.administrator();
        String id =
                administrator
                        .post("/api/v1/surveys", SurveyFixtures.survey(Map.of("owner", owner)))
                        .json()
                        .get("id")
                        .asText();
        administrator.post("/api/v1/surveys/" + id + "/open", "{}");
        return "/api/v1/surveys/" + id + "/invitations";
    }

    private Api clientWith(String scope) {
        MachineClient client =
                MachineClient.registered(
                        api,
                        organisations.administrator(),
                        commissioner,
                        Map.of("kind", "secret"),
                        scope);
        return api.withBearer(client.token());
    }
}
