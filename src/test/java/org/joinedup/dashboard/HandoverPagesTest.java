package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** What the pages say of handovers and whose figures their charts draw. */
class HandoverPagesTest extends ServiceTest {
    private SomeServices services;
    private Api viewer;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", SomeServices.PROVIDER);
    }

    @Test
    void a_provider_is_told_when_the_order_of_its_two_weakest_handovers_can_be_chance() {
        JsonNode known =
                viewer.get(services.profileOf(services.large)).json().at("/handovers/handovers");

        String page =
                viewer.get("/groups/provider/" + SomeServices.PROVIDER + "?" + services.period())
                        .body();

        assertThat(page.contains("Its interval reaches that of the next"))
                .isEqualTo(
                        known.at("/0/mean/upper").asDouble()
                                >= known.at("/1/mean/lower").asDouble());
    }

    @Test
    void where_a_provider_has_one_handover_to_show_none_is_called_the_weakest() {
        ServiceId alone =
                Fixtures.service(database, "ALONE", Fixtures.provider(database, "ONE-HANDOVER"));
        String next = services.others.getFirst().toString();
        new FoldedPeople(database)
                .put(alone, services.quarter.from(), 40, i -> Map.of(Breakdown.DESTINATION, next));

        String page =
                Fixtures.signedIn(api, "viewer", "ONE-HANDOVER")
                        .get("/groups/provider/ONE-HANDOVER?" + services.period())
                        .body();

        assertThat(page)
                .contains("One handover can be shown, from Service ALONE to Service OTHER-1")
                .contains("The one handover that can be shown, score with 95 % interval")
                .doesNotContain("weakest handover is", "weakest handovers of");
    }

    @Test
    void every_chart_says_whose_figures_it_draws_and_its_file_names_the_period() {
        String page = viewer.get(services.pageOf(services.large)).body();

        int charts = page.split("<figure ", -1).length - 1;
        assertThat(charts).isGreaterThanOrEqualTo(4);
        assertThat(page.split("Service LARGE\\. Source: Joined Up", -1)).hasSize(charts + 1);
        assertThat(page)
                .contains(
                        "data-name=\"LARGE-"
                                + services.period().replace("period=", "")
                                + "-trend\"");
    }
}
