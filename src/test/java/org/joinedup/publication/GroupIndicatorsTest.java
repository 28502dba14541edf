package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Two own services, one of a small provider, and seven of others. */
class GroupIndicatorsTest extends ServiceTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final String QUARTER = "/indicators?instrument=ctm-3&from=2025-04&to=2025-06";

    private final List<ServiceId> own = new ArrayList<>();
    private final List<ServiceId> others = new ArrayList<>();
    private Api provider;
    private Api commissioner;
    private Api administrator;

    @BeforeAll
    void services_in_groups_are_there() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        OrganisationId away = Fixtures.provider(database, "AWAY");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 2; i++) {
            own.add(Fixtures.service(database, "OWN-" + i, home));
            people.put(own.get(i), MAY, 20 + i);
        }
        for (int i = 0; i < 7; i++) {
            others.add(Fixtures.service(database, "OTHER-" + i, away));
            people.put(others.get(i), MAY, 40 + i);
        }
        region("North", own.getFirst(), others.get(0), others.get(1), others.get(2), others.get(3));
        clientGroup("Frail", others.get(0), others.get(1), others.get(2), own.getFirst());
        clientGroup("Young", own.get(1), others.get(4));
        region("South", others.get(5), others.get(6));
        OrganisationId pays = Fixtures.commissioner(database, "PAYS");
        for (ServiceId paid : List.of(own.getFirst(), others.get(5), others.get(6))) {
            Fixtures.commissions(database, pays, paid);
        }
        Api anonymous = new Api(server.getURI());
        provider = Fixtures.signedIn(anonymous, "viewer", "HOME");
        commissioner = Fixtures.client(anonymous, "PAYS");
        administrator = anonymous.administrator();
    }

    @Test
    void a_providers_own_services_add_up_exactly() {
        JsonNode indicator = only(provider, "/groups/provider/HOME");

        assertThat(indicator.get("responses").asInt()).isEqualTo(41);
        assertThat(indicator.get("audience").asText()).isEqualTo("provider");
        assertThat(indicator.at("/subject/services").asInt()).isEqualTo(2);
        assertThat(indicator.at("/items/0/counts/notAnswered").asInt()).isZero();
    }

    @Test
    void a_group_each_of_whose_services_a_commissioner_is_told_is_rounded_and_without_counts() {
        JsonNode indicator = only(commissioner, "/groups/region/South");

        assertThat(indicator.get("responses").asInt()).isEqualTo(90);
        assertThat(indicator.get("audience").asText()).isEqualTo("commissioner");
        assertThat(indicator.at("/items/0/counts").isMissingNode()).isTrue();
        assertThat(only(administrator, "/groups/region/South").get("responses").asInt())
                .isEqualTo(45 + 46);
    }

    @Test
    void a_group_with_services_that_a_caller_may_not_see_is_told_in_editions_alone() {
        for (String group : List.of("/groups/nation/all", "/groups/client-group/Young")) {
            JsonNode indicator = only(provider, group);
            assertThat(indicator.get("symbol").asText()).as(group).isEqualTo("[c]");
            assertThat(indicator.get("reason").asText()).contains("told in editions");
            assertThat(indicator.path("score").isMissingNode()).isTrue();
        }
        assertThat(only(commissioner, "/groups/region/North").get("symbol").asText())
                .isEqualTo("[c]");
        assertThat(only(administrator, "/groups/nation/all").get("responses").asInt())
                .isEqualTo(41 + 40 + 41 + 42 + 43 + 44 + 45 + 46);
    }

    @Test
    void a_group_in_which_a_caller_sees_no_service_does_not_exist() {
        assertThat(get(provider, "/groups/provider/AWAY").status()).isEqualTo(404);
        assertThat(get(commissioner, "/groups/client-group/Young").status()).isEqualTo(404);
        assertThat(get(commissioner, "/groups/region/North").status()).isEqualTo(200);
        assertThat(get(provider, "/groups/provider/NOBODY").status()).isEqualTo(404);
        assertThat(get(provider, "/groups/star-sign/Leo").status()).isEqualTo(404);
        assertThat(get(api, "/groups/nation/all").status()).isEqualTo(401);
    }

    @Test
    void the_groups_that_may_be_asked_for_are_listed() {
        List<String> listed = new ArrayList<>();
        provider.get("/api/v1/groups")
                .json()
                .forEach(
                        group ->
                                listed.add(
                                        group.get("kind").asText()
                                                + " "
                                                + group.get("code").asText()));

        assertThat(listed)
                .containsExactly(
                        "nation all",
                        "region North",
                        "care-cluster unplanned-episode",
                        "client-group Frail",
                        "client-group Young",
                        "provider HOME");
    }

    private JsonNode only(Api caller, String group) {
        Api.Reply reply = get(caller, group);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().at("/indicators/0");
    }

    private static Api.Reply get(Api caller, String group) {
        return caller.get("/api/v1" + group + QUARTER);
    }

    private void region(String name, ServiceId... services) {
        for (ServiceId service : services) {
            database.update("update service set region = ? where id = ?", name, service);
        }
    }

    private void clientGroup(String name, ServiceId... services) {
        for (ServiceId service : services) {
            database.update("update service set client_group = ? where id = ?", name, service);
        }
    }
}
