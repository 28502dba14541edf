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

/** Whatever people answer, or do not, is answered with a number or with the reason for none. */
class DegenerateAnswersTest extends ServiceTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);

    private FoldedPeople people;
    private OrganisationId provider;
    private Api administrator;
    private int number;

    @BeforeAll
    void a_provider_is_there() {
        people = new FoldedPeople(database);
        provider = Fixtures.provider(database, "DEGENERATE");
        administrator = new Api(server.getURI()).administrator();
    }

    @Test
    void nobody() {
        JsonNode profile = profile(service());

        assertThat(profile.at("/indicator/symbol").asText()).isEqualTo("[c]");
        assertThat(profile.at("/indicator/moreNeeded").asInt()).isEqualTo(10);
        assertThat(profile.at("/trend/points")).isEmpty();
    }

    @Test
    void one_person() {
        JsonNode profile = profile(answered(1, new byte[] {3, 3, 3}));

        assertThat(profile.at("/indicator/moreNeeded").asInt()).isEqualTo(9);
        assertThat(profile.at("/indicator/score").isMissingNode()).isTrue();
    }

    @Test
    void everyone_the_same() {
        JsonNode profile = profile(answered(40, new byte[] {3, 3, 3}));

        JsonNode mean = profile.at("/indicator/score/mean");
        assertThat(mean.get("value").asDouble()).isEqualTo(200 / 3.0);
        assertThat(mean.get("lower").isNull()).isTrue();
        assertThat(mean.get("reason").asText()).contains("no variation");
        assertThat(profile.at("/questionnaire/reliability").isNull()).isTrue();
        assertThat(profile.at("/questionnaire/reason").asText()).contains("do not vary");
        assertThat(profile.at("/trend/points")).hasSize(1);
    }

    @Test
    void everyone_at_the_end_of_the_scale() {
        JsonNode mean = profile(answered(40, new byte[] {4, 4, 4})).at("/indicator/score/mean");

        assertThat(mean.get("value").asDouble()).isEqualTo(100);
        assertThat(mean.get("upper").isNull()).isTrue();
    }

    @Test
    void nobody_gave_a_scored_answer() {
        JsonNode profile = profile(answered(40, new byte[] {0, 8, 8}));

        JsonNode mean = profile.at("/indicator/score/mean");
        assertThat(profile.at("/indicator/responses").asInt()).isEqualTo(40);
        assertThat(mean.get("value").isNull()).isTrue();
        assertThat(mean.get("symbol").asText()).isNotEmpty();
        assertThat(profile.at("/comparison/score/value").isNull()).isTrue();
    }

    @Test
    void two_services_only_are_not_compared() {
        // Those of the other tests.
        database.update("delete from indicator_summary");
        answered(40, new byte[] {3, 2, 3});
        JsonNode profile = profile(answered(40, new byte[] {3, 4, 3}));

        assertThat(profile.at("/comparison/benchmark").isNull()).isTrue();
        assertThat(profile.at("/comparison/reason").asText()).contains("other services");
    }

    private ServiceId service() {
        return Fixtures.service(database, "DEGENERATE-" + number++, provider);
    }

    private ServiceId answered(int count, byte[] codes) {
        ServiceId service = service();
        people.put(
                service, MAY, count, i -> codes.clone(), i -> Map.of(Breakdown.RESPONDENT, "self"));
        return service;
    }

    private JsonNode profile(ServiceId service) {
        Api.Reply reply =
                administrator.get(
                        "/api/v1/services/"
                                + service
                                + "/profile?instrument=ctm-3&from=2025-04&to=2025-06");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("NaN").doesNotContain("Infinity");
        return reply.json();
    }
}
