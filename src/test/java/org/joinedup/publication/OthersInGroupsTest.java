package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
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
import java.util.Map;

/** Four own services, one of a stranger who has people, and two of whom nobody answered. */
class OthersInGroupsTest extends ServiceTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final String QUARTER = "?instrument=ctm-3&from=2025-04&to=2025-06";

    private final List<ServiceId> own = new ArrayList<>();
    private Api provider;
    private Api administrator;

    @BeforeAll
    void services_in_one_region_are_there() {
        OrganisationId home = Fixtures.provider(database, "MINE");
        OrganisationId away = Fixtures.provider(database, "THEIRS");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 4; i++) {
            own.add(Fixtures.service(database, "MINE-" + i, home));
            people.put(own.get(i), MAY, 40 + i, OthersInGroupsTest::sex);
        }
        for (int i = 0; i < 3; i++) {
            ServiceId other = Fixtures.service(database, "THEIRS-" + i, away);
            if (i == 0) {
                people.put(other, MAY, 33, OthersInGroupsTest::sex);
            }
            region("Lone", other);
        }
        region("Lone", own.getFirst());
        region("Home", own.get(1), own.get(2));
        Api anonymous = new Api(server.getURI());
        provider = Fixtures.signedIn(anonymous, "viewer", "MINE");
        administrator = anonymous.administrator();
    }

    private static Map<Breakdown, String> sex(int i) {
        return Map.of(Breakdown.SEX, i % 2 == 0 ? "female" : "male");
    }

    @Test
    void neither_figures_nor_trend_of_a_group_are_told_live_to_who_may_not_see_all_its_services() {
        JsonNode profile = get(provider, "/groups/region/Lone/profile");

        assertThat(profile.at("/indicator/symbol").asText()).isEqualTo("[c]");
        assertThat(profile.at("/indicator/reason").asText()).contains("told in editions");
        assertThat(profile.at("/trend/points")).isEmpty();
        assertThat(
                        get(administrator, "/groups/region/Lone/indicators")
                                .at("/indicators/0/responses")
                                .asInt())
                .isEqualTo(73);
    }

    @Test
    void own_services_do_not_hide_the_only_other_one_in_a_benchmark() {
        String path = "/services/" + own.getFirst() + "/profile";

        JsonNode comparison = get(provider, path).get("comparison");
        assertThat(comparison.get("benchmark").isNull()).isTrue();
        assertThat(comparison.get("reason").asText()).contains("that you may not see");
        assertThat(get(administrator, path).at("/comparison/benchmark/services").asInt())
                .isEqualTo(5);
    }

    @Test
    void groups_are_divided_for_those_alone_who_run_all_of_a_providers_services() {
        for (String group : List.of("nation/all", "region/Lone", "region/Home")) {
            Api.Reply reply = divided(provider, group);
            assertThat(reply.status()).as(group).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("breakdown");
            assertThat(reply.body()).contains("published in editions only");
        }
        assertThat(divided(provider, "provider/MINE").json().get("indicators")).hasSize(2);
        assertThat(divided(administrator, "nation/all").json().get("indicators")).hasSize(2);
    }

    @Test
    void the_profile_of_a_group_that_is_not_divided_holds_no_equity_gaps() {
        JsonNode home = get(provider, "/groups/region/Home/profile");

        assertThat(home.at("/indicator/responses").asInt()).isEqualTo(83);
        assertThat(home.get("equity")).isEmpty();
        assertThat(get(provider, "/groups/provider/MINE/profile").get("equity")).isNotEmpty();
        assertThat(get(administrator, "/groups/region/Home/profile").get("equity")).isNotEmpty();
    }

    private static JsonNode get(Api caller, String path) {
        Api.Reply reply = caller.get("/api/v1" + path + QUARTER);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static Api.Reply divided(Api caller, String group) {
        return caller.get("/api/v1/groups/" + group + "/indicators" + QUARTER + "&breakdown=sex");
    }

    private void region(String name, ServiceId... services) {
        for (ServiceId service : services) {
            database.update("update service set region = ? where id = ?", name, service);
        }
    }
}
