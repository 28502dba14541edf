package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorControllerTest extends ServiceTest {
    private static final String QUARTER = "instrument=ctm-15&from=2026-01&to=2026-03";

    private ServiceId service;
    private Api provider;
    private Api otherProvider;
    private Api commissioner;
    private Api otherCommissioner;

    @BeforeAll
    void two_providers_and_two_commissioners_are_there() {
        Api anonymous = new Api(server.getURI());
        OrganisationId own = Fixtures.provider(database, "OWN");
        Fixtures.provider(database, "OTHER");
        Fixtures.commissioner(database, "BUYER-OTHER");
        service = Fixtures.service(database, "WARD", own);
        Fixtures.commissions(database, Fixtures.commissioner(database, "BUYER"), service);
        provider = Fixtures.signedIn(anonymous, "viewer", "OWN");
        otherProvider = Fixtures.signedIn(anonymous, "viewer", "OTHER");
        commissioner = Fixtures.client(anonymous, "BUYER");
        otherCommissioner = Fixtures.client(anonymous, "BUYER-OTHER");
    }

    @Test
    void a_service_without_responses_is_answered_with_what_is_missing_and_no_number() {
        Reply reply = provider.get(path(QUARTER));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode indicator = reply.json().at("/indicators/0");
        assertThat(reply.json().get("by").asText()).isEqualTo("quarter");
        assertThat(indicator.get("symbol").asText()).isEqualTo("[c]");
        assertThat(indicator.get("moreNeeded").asInt()).isEqualTo(10);
        assertThat(indicator.get("items")).isEmpty();
        assertThat(indicator.at("/disclosure/minimumPeople").asInt()).isEqualTo(10);
        assertThat(reply.body()).doesNotContain("NaN");
    }

    @Test
    void each_caller_sees_the_service_by_the_rules_of_its_audience() {
        assertThat(provider.get(path(QUARTER)).json().at("/indicators/0/audience").asText())
                .isEqualTo("provider");
        assertThat(commissioner.get(path(QUARTER)).json().at("/indicators/0/audience").asText())
                .isEqualTo("commissioner");
        assertThat(api.administrator().get(path(QUARTER)).status()).isEqualTo(200);
    }

    @Test
    void another_organisations_service_does_not_exist() {
        assertThat(otherProvider.get(path(QUARTER)).status()).isEqualTo(404);
        assertThat(otherCommissioner.get(path(QUARTER)).status()).isEqualTo(404);
        assertThat(provider.get("/api/v1/services/not-an-id/indicators?" + QUARTER).status())
                .isEqualTo(404);
        assertThat(api.get(path(QUARTER)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "instrument, from=2026-01&to=2026-03",
        "instrument, instrument=ctm-99&from=2026-01&to=2026-03",
        "from, instrument=ctm-15&to=2026-03",
        "from, instrument=ctm-15&from=2026-13&to=2026-03",
        "from, instrument=ctm-15&from=January&to=2026-03",
        "from, instrument=ctm-15&from=0001-01&to=2026-03",
        "from, instrument=ctm-15&from=2026-04&to=2026-03",
        "by, instrument=ctm-15&from=2026-02&to=2026-03",
        "by, instrument=ctm-15&from=2026-01&to=2026-06",
        "by, instrument=ctm-15&from=2026-01&to=2026-03&by=week",
        "by, instrument=ctm-15&from=2026-01&to=2026-03&by=month&breakdown=mode",
        "from, instrument=ctm-15&from=2026-01&to=2026-03&by=year",
        "from, instrument=ctm-15&from=2026-01&to=2026-04&by=quarter",
        "breakdown, instrument=ctm-15&from=2026-01&to=2026-03&breakdown=star-sign",
        "breakdown, instrument=ctm-15&from=2026-01&to=2026-03&breakdown=all",
        "to, instrument=ctm-15&from=2010-01&to=2026-03&by=month",
        "to, instrument=ctm-15&from=2026-01&to=99999-01",
        "to, instrument=ctm-15&from=2026-01",
    })
    void a_missing_or_unknown_parameter_is_named(String parameter, String query) {
        Reply reply = provider.get(path(query));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asText()).isEqualTo("invalid-parameter");
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(parameter);
    }

    private String path(String query) {
        return "/api/v1/services/" + service + "/indicators?" + query;
    }
}
