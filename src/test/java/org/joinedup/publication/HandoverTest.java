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
import java.util.Map;

/** Two wards hand over to two teams; a third has too few people. */
class HandoverTest extends ServiceTest {
    private static final String QUESTION = "?instrument=ctm-3&from=2025-04&to=2025-06";

    private Api viewer;
    private Api elsewhere;

    @BeforeAll
    void people_have_gone_on() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        OrganisationId away = Fixtures.provider(database, "AWAY");
        ServiceId first = Fixtures.service(database, "TEAM-1", away);
        ServiceId second = Fixtures.service(database, "TEAM-2", away);
        FoldedPeople people = new FoldedPeople(database);
        int[] counts = {80, 90, 5};
        for (int ward = 0; ward < counts.length; ward++) {
            people.put(
                    Fixtures.service(database, "WARD-" + ward, home),
                    YearMonth.of(2025, 4),
                    counts[ward],
                    i -> Map.of(Breakdown.DESTINATION, (i % 2 == 0 ? first : second).toString()));
        }
        Api anonymous = new Api(server.getURI());
        viewer = Fixtures.signedIn(anonymous, "viewer", "HOME");
        elsewhere = Fixtures.signedIn(anonymous, "viewer", "AWAY");
    }

    @Test
    void the_handovers_are_those_of_the_profiles_and_none_where_those_are_kept_back() {
        JsonNode items = viewer.get("/api/v1/handovers" + QUESTION).json().get("items");

        assertThat(items.findValuesAsText("kind")).containsExactly("service", "service", "service");
        for (JsonNode item : items) {
            JsonNode profile =
                    viewer.get(
                                    "/api/v1/services/"
                                            + item.at("/from/id").asText()
                                            + "/profile"
                                            + QUESTION)
                            .json();
            assertThat(item.path("to")).isEqualTo(profile.path("handovers"));
        }
        assertThat(items.at("/0/to/handovers").findValuesAsText("people")).contains("40");
        assertThat(items.at("/2/to").isMissingNode()).as("too few").isTrue();
    }

    @Test
    void the_services_come_in_portions_and_others_have_theirs() {
        JsonNode first = viewer.get("/api/v1/handovers" + QUESTION + "&limit=2").json();
        JsonNode rest =
                viewer.get("/api/v1/handovers" + QUESTION + "&after=" + first.get("next").asText())
                        .json();

        assertThat(first.get("items")).hasSize(2);
        assertThat(rest.at("/items/0/from/code").asText()).isEqualTo("WARD-2");
        assertThat(rest.has("next")).isFalse();
        assertThat(elsewhere.get("/api/v1/handovers" + QUESTION).json().findValuesAsText("code"))
                .contains("TEAM-1")
                .doesNotContain("WARD-0");
    }

    @Test
    void a_month_is_too_short_to_tell_handovers() {
        Api.Reply reply = viewer.get("/api/v1/handovers?instrument=ctm-3&from=2025-04&to=2025-04");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("to");
        assertThat(viewer.get("/api/v1/handovers?instrument=ctm-3").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/handovers" + QUESTION).status()).isEqualTo(401);
    }
}
