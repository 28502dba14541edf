package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for those who are here for the first time. */
class FirstVisitPageTest extends ServiceTest {
    private SomeServices services;
    private Api anonymous;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        anonymous = new Api(server.getURI());
        Fixtures.provider(database, "NEW");
    }

    @Test
    void it_explains_by_the_figures_of_the_service_of_which_most_people_answered() {
        Api viewer = Fixtures.signedIn(anonymous, "viewer", SomeServices.PROVIDER);
        JsonNode profile = viewer.get(services.profileOf(services.large)).json();

        String page = viewer.get("/first-visit").body();

        assertThat(page)
                .contains("Service LARGE")
                .contains("%.1f".formatted(profile.at("/indicator/score/mean/value").asDouble()))
                .contains("data-kind=\"trend\"", "data-kind=\"funnel\"", "data-kind=\"intervals\"")
                .doesNotContain("LOUD");
        assertThat(viewer.get("/services").body()).contains("href=\"/first-visit\"");
    }

    @Test
    void figures_of_the_demonstration_explain_where_the_reader_sees_them_and_are_called_made_up() {
        database.update(
                "update indicator_summary set synthetic_people = people where service_id = ?",
                services.others.getFirst());

        String page = anonymous.administrator().get("/first-visit").body();

        assertThat(page).contains("Service OTHER-1", "ju-synthetic");
    }

    @Test
    void without_figures_it_explains_in_words_and_tells_nothing_of_other_providers() {
        String page = Fixtures.signedIn(anonymous, "viewer", "NEW").get("/first-visit").body();

        assertThat(page)
                .contains("How to read these pages", "As soon as enough people")
                .doesNotContain("Service LARGE", "Service OTHER-", "data-kind");
    }
}
