package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Quarters;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The page for those who are here for the first time. */
class FirstVisitPageTest extends ServiceTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

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
    void the_example_is_of_the_newest_settled_quarter_so_that_handovers_can_be_shown() {
        ServiceId late =
                Fixtures.service(database, "LATE", Fixtures.provider(database, "LATE-PROVIDER"));
        String next = services.others.getFirst().toString();
        for (Period quarter : Quarters.endingWith(LocalDate.now(LONDON), 3).subList(1, 3)) {
            new FoldedPeople(database)
                    .put(late, quarter.from(), 60, i -> Map.of(Breakdown.DESTINATION, next));
        }

        String page =
                Fixtures.signedIn(anonymous, "viewer", "LATE-PROVIDER").get("/first-visit").body();

        assertThat(page)
                .contains("Service LATE, " + services.settled(server).name())
                .contains("One handover can be shown, to Service OTHER-1")
                .doesNotContain("Told from ");
    }

    @Test
    void without_figures_it_explains_in_words_and_tells_nothing_of_other_providers() {
        String page = Fixtures.signedIn(anonymous, "viewer", "NEW").get("/first-visit").body();

        assertThat(page)
                .contains("How to read these pages", "As soon as enough people")
                .doesNotContain("Service LARGE", "Service OTHER-", "data-kind");
    }
}
