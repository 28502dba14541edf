package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Six services of two providers, of whom the first has two years of answers. */
class ProfileTest extends ServiceTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final String QUARTER = "instrument=ctm-3&from=2025-01&to=2025-03";

    private final List<ServiceId> services = new ArrayList<>();
    private ServiceId small;
    private Api provider;
    private Api commissioner;

    @BeforeAll
    void services_with_answers_are_there() {
        OrganisationId own = Fixtures.provider(database, "PROFILED");
        OrganisationId other = Fixtures.provider(database, "PEERS");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 6; i++) {
            ServiceId service = Fixtures.service(database, "PEER-" + i, i == 0 ? own : other);
            services.add(service);
            people.put(service, JANUARY, 40 + 3 * i, ProfileTest::categories);
        }
        for (int back = 1; back < 24; back++) {
            people.put(
                    services.getFirst(),
                    JANUARY.minusMonths(back),
                    30 + back % 5,
                    ProfileTest::categories);
        }
        small = Fixtures.service(database, "PEER-SMALL", own);
        people.put(small, JANUARY, 9, ProfileTest::categories);
        Fixtures.commissions(
                database, Fixtures.commissioner(database, "PROFILES"), services.getFirst());
        Api anonymous = new Api(server.getURI());
        provider = Fixtures.signedIn(anonymous, "viewer", "PROFILED");
        commissioner = Fixtures.client(anonymous, "PROFILES");
    }

    /** The first forty answer alone, the others through somebody else; two thirds are 75 to 84. */
    private static Map<Breakdown, String> categories(int i) {
        return Map.of(
                Breakdown.RESPONDENT,
                i % 2 == 0 ? "self" : "proxy",
                Breakdown.AGE_BAND,
                i % 3 == 0 ? "65-74" : "75-84",
                Breakdown.STRATUM,
                i % 3 == 0 ? "65-74/female/planned" : "75-84/female/unplanned");
    }

    @Test
    void a_service_is_held_against_all_services_and_told_how_far_it_can_be() {
        JsonNode comparison = profile(provider, services.getFirst()).get("comparison");

        assertThat(comparison.at("/benchmark/services").asInt()).isEqualTo(6);
        // Forty people in cycles of sixteen: means of all six lie within a few points of 50.
        assertThat(comparison.at("/benchmark/centre").asDouble()).isBetween(50.0, 60.0);
        assertThat(comparison.at("/position/band").isNull())
                .as("the services do not differ beyond chance")
                .isTrue();
        assertThat(comparison.at("/position/reason").asText()).isNotBlank();
        assertThat(comparison.at("/separation/reliability").asDouble()).isLessThan(0.7);
        assertThat(comparison.get("items")).hasSize(3);
    }

    @Test
    void a_trend_has_one_point_for_each_month_of_enough_people() {
        JsonNode trend = profile(provider, services.getFirst()).get("trend");

        // From April 2023 to January 2025 by the month; the first quarter of 2025 has one month.
        assertThat(trend.get("points").size()).isEqualTo(22);
        JsonNode last = trend.get("points").get(21);
        assertThat(last.get("from").asText()).isEqualTo("2025-01");
        assertThat(last.get("to").asText()).isEqualTo("2025-03");
        assertThat(last.at("/figure/n").asInt()).isEqualTo(40);
        assertThat(trend.get("variation").isNull()).isFalse();
    }

    @Test
    void the_year_before_stands_beside_the_period_with_the_interval_of_the_change() {
        JsonNode year = profile(provider, services.getFirst()).get("yearOnYear");

        assertThat(year.at("/earlier/n").asInt()).isPositive();
        assertThat(year.at("/later/n").asInt()).isEqualTo(40);
        assertThat(year.at("/change/value").asDouble())
                .isEqualTo(
                        year.at("/later/value").asDouble() - year.at("/earlier/value").asDouble(),
                        within(1e-9));
        assertThat(year.at("/change/lower").asDouble())
                .isLessThan(year.at("/change/value").asDouble());
        assertThat(year.get("modeMixChanged").asBoolean()).isFalse();
        assertThat(year.get("words").asText()).doesNotContain("improve");
    }

    @Test
    void each_category_is_held_against_everyone_else() {
        JsonNode equity = profile(provider, services.getFirst()).get("equity");

        assertThat(equity.findValuesAsText("breakdown")).contains("respondent", "age-band");
        for (JsonNode breakdown : equity) {
            for (JsonNode category : breakdown.get("categories")) {
                assertThat(category.at("/gap/lower").asDouble())
                        .isLessThan(category.at("/gap/upper").asDouble());
            }
        }
        assertThat(equity.findValuesAsText("breakdown")).doesNotContain("stratum");
    }

    @Test
    void the_adjusted_score_stands_beside_the_unadjusted() {
        JsonNode mix = profile(provider, services.getFirst()).get("caseMix");

        assertThat(mix.at("/adjusted/value").isNumber()).isTrue();
        assertThat(mix.at("/unadjusted/n").asInt()).isEqualTo(40);
        assertThat(mix.at("/unknownStratum/value").asDouble()).isZero();
    }

    @Test
    void the_questionnaires_own_health_is_told() {
        JsonNode health = profile(provider, services.getFirst()).get("questionnaire");

        assertThat(health.at("/complete/value").asDouble()).isEqualTo(100);
        assertThat(health.at("/reliability/n").asInt()).isEqualTo(40);
        assertThat(health.at("/reliability/alpha").asDouble()).isLessThan(1);
        assertThat(health.get("items")).hasSize(3);
    }

    @Test
    void of_a_service_with_too_few_people_nothing_is_told_but_that() {
        JsonNode profile = profile(provider, small);

        assertThat(profile.at("/indicator/moreNeeded").asInt()).isEqualTo(1);
        assertThat(profile.at("/trend/points")).isEmpty();
        for (String part :
                List.of("comparison", "yearOnYear", "itemsTogether", "caseMix", "questionnaire")) {
            assertThat(profile.path(part).isMissingNode()).as(part).isTrue();
        }
        assertThat(profile.get("equity")).isEmpty();
    }

    @Test
    void a_commissioner_sees_the_same_rounded() {
        JsonNode profile = profile(commissioner, services.getFirst());

        assertThat(profile.at("/indicator/audience").asText()).isEqualTo("commissioner");
        double value = profile.at("/yearOnYear/later/value").asDouble();
        assertThat(value * 10).isEqualTo(Math.rint(value * 10), within(1e-9));
        assertThat(profile.at("/yearOnYear/later/n").asInt() % 5).isZero();
    }

    @Test
    void a_group_has_a_profile_too_without_what_is_of_a_service_alone() {
        JsonNode profile =
                provider.get("/api/v1/groups/provider/PROFILED/profile?" + QUARTER).json();

        assertThat(profile.at("/indicator/responses").asInt()).isEqualTo(40);
        assertThat(profile.at("/indicator/waiting").asInt()).isEqualTo(9);
        assertThat(profile.path("comparison").isMissingNode()).isTrue();
        assertThat(profile.at("/trend/points").size()).isEqualTo(22);
    }

    @Test
    void one_statement_can_be_followed_over_time() {
        JsonNode profile = provider.get(path(services.getFirst()) + "&measure=ctm-09").json();

        assertThat(profile.at("/trend/measure").asText()).isEqualTo("ctm-09");
        assertThat(profile.at("/trend/unit").asText()).isEqualTo("percent");
    }

    @Test
    void no_figure_is_not_a_number() {
        for (ServiceId service : List.of(services.getFirst(), services.getLast(), small)) {
            String body = api.administrator().get(path(service)).body();
            assertThat(body).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "instrument, from=2025-01&to=2025-03",
        "instrument, instrument=ctm-99&from=2025-01&to=2025-03",
        "by, instrument=ctm-3&from=2025-01&to=2025-06",
        "measure, instrument=ctm-3&from=2025-01&to=2025-03&measure=ctm-15",
    })
    void a_missing_or_unknown_parameter_is_named(String parameter, String query) {
        Api.Reply reply =
                provider.get("/api/v1/services/" + services.getFirst() + "/profile?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(parameter);
    }

    @Test
    void another_providers_service_has_no_profile() {
        assertThat(provider.get(path(services.getLast())).status()).isEqualTo(404);
        assertThat(commissioner.get(path(services.getLast())).status()).isEqualTo(404);
    }

    private static JsonNode profile(Api caller, ServiceId service) {
        Api.Reply reply = caller.get(path(service));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String path(ServiceId service) {
        return "/api/v1/services/" + service + "/profile?" + QUARTER;
    }
}
