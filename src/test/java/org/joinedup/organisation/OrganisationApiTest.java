package org.joinedup.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class OrganisationApiTest extends ServiceTest {
    private static final String LIST = "/api/v1/organisations";
    private static final String PROGRAMMES = "/api/v1/programmes";

    private TestOrganisations organisations;

    @BeforeEach
    void signIn() {
        organisations = new TestOrganisations(api);
    }

    @Test
    void a_created_organisation_is_listed_as_it_was_given() {
        String code = TestOrganisations.unique("PRO");

        Reply made =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/organisations",
                                Map.of(
                                        "code",
                                        code,
                                        "name",
                                        "Torbay Care Trust",
                                        "kind",
                                        "provider",
                                        "region",
                                        "South West"));

        assertThat(made.status()).isEqualTo(201);
        JsonNode listed = made.json();
        assertThat(listed.get("code").asText()).isEqualTo(code);
        assertThat(listed.get("kind").asText()).isEqualTo("provider");
        assertThat(
                        organisations
                                .administrator()
                                .get("/api/v1/organisations?limit=1000")
                                .json()
                                .get("items"))
                .contains(listed);
    }

    @Test
    void who_created_it_is_on_record() {
        String code = organisations.provider();

        assertThat(
                        database.list(
                                "select actor || ' ' || act as entry from audit_entry where subject"
                                        + " = ?",
                                row -> row.text("entry"),
                                code))
                .containsExactly("administrator create-organisation");
    }

    @Test
    void a_code_in_use_is_refused_and_an_unknown_kind_is_answered_with_the_kinds() {
        String code = organisations.provider();

        Reply again = create(code, "commissioner");
        Reply regulator = create("REG-1", "regulator");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").asText()).isEqualTo("already-exists");
        assertThat(regulator.status()).isEqualTo(422);
        assertThat(regulator.json().at("/errors/0/field").asText()).isEqualTo("kind");
        assertThat(regulator.json().at("/errors/0/reason").asText()).contains("commissioner");
    }

    @Test
    void others_see_their_own_organisation_and_those_of_the_services_they_see() {
        String commissioner = organisations.commissioner();
        String second = organisations.commissioner();
        TestService service = organisations.service(organisations.provider(), commissioner, second);
        organisations.service(organisations.provider(), organisations.commissioner());
        String idle = organisations.provider();

        assertThat(listed(organisations.viewerOf(service.provider()).get(LIST)))
                .containsExactlyInAnyOrder(service.provider(), commissioner, second);
        assertThat(listed(organisations.clientOf(commissioner).get(LIST)))
                .containsExactlyInAnyOrder(service.provider(), commissioner, second);
        assertThat(listed(organisations.coordinatorOf(idle).get(LIST))).containsExactly(idle);
    }

    @Test
    void organisations_are_sent_in_portions() {
        organisations.provider();
        organisations.commissioner();

        Reply first = organisations.administrator().get(LIST + "?limit=1");
        String next = first.json().get("next").asText();
        Reply second = organisations.administrator().get(LIST + "?limit=1&after=" + next);

        assertThat(listed(first)).containsExactly(next);
        assertThat(listed(second)).hasSize(1).doesNotContain(next);
    }

    @Test
    void the_programmes_that_ship_with_the_product_are_listed_with_their_sites() {
        JsonNode items =
                organisations.administrator().get("/api/v1/programmes").json().get("items");

        assertThat(items.findValuesAsText("code"))
                .contains("integrated-care-pilots-2009", "integration-pioneers-2013");
        JsonNode pilots = items.get(0);
        assertThat(pilots.get("name").asText()).isEqualTo("Integrated care pilots");
        assertThat(pilots.get("sites")).hasSize(16);
        assertThat(pilots.at("/sites/13/name").asText()).isEqualTo("Torbay");
        JsonNode pioneers = items.get(1);
        assertThat(pioneers.get("name").asText()).isEqualTo("Integration pioneers");
        assertThat(pioneers.get("announcedOn").asText()).isEqualTo("2013-11-01");
        assertThat(pioneers.get("sites")).hasSize(14);
    }

    @Test
    void a_new_programme_shows_each_caller_the_services_they_may_see() {
        String code = TestOrganisations.unique("programme");
        Reply made =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/programmes",
                                Map.of(
                                        "code",
                                        code,
                                        "name",
                                        "A programme",
                                        "sites",
                                        List.of(Map.of("code", "S-1", "name", "A site"))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String provider = organisations.provider();
        String mine = serviceIn(code, provider);
        String other = serviceIn(code, organisations.provider());

        assertThat(servicesOf(code, organisations.administrator().get(PROGRAMMES)))
                .containsExactlyInAnyOrder(mine, other);
        assertThat(servicesOf(code, organisations.viewerOf(provider).get(PROGRAMMES)))
                .containsExactly(mine);
    }

    @Test
    void a_programme_with_a_code_in_use_or_a_site_twice_is_refused_and_named() {
        Map<String, Object> site = Map.of("code", "S-1", "name", "A site");
        Reply known =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/programmes",
                                Map.of("code", "integration-pioneers-2013", "name", "x"));
        Reply twice =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/programmes",
                                Map.of("code", "new", "name", "x", "sites", List.of(site, site)));
        Reply unnamed =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/programmes",
                                Map.of(
                                        "code",
                                        "new",
                                        "name",
                                        "x",
                                        "sites",
                                        List.of(site, Map.of("code", "S-2", "name", ""))));

        assertThat(known.status()).isEqualTo(409);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().at("/errors/0/field").asText()).isEqualTo("sites[1].code");
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.json().at("/errors/0/field").asText()).isEqualTo("sites[1].name");
    }

    private Reply create(String code, String kind) {
        return organisations
                .administrator()
                .post(LIST, Map.of("code", code, "name", "A name", "kind", kind));
    }

    private String serviceIn(String programme, String provider) {
        String code = TestOrganisations.unique("SVC");
        Reply made =
                organisations
                        .administrator()
                        .post(
                                "/api/v1/services",
                                Map.of(
                                        "code",
                                        code,
                                        "name",
                                        "A service",
                                        "provider",
                                        provider,
                                        "careCluster",
                                        TestOrganisations.CARE_CLUSTER,
                                        "programmes",
                                        List.of(programme)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return code;
    }

    private static List<String> servicesOf(String programme, Reply reply) {
        return reply.json()
                .get("items")
                .valueStream()
                .filter(p -> p.get("code").asText().equals(programme))
                .flatMap(p -> p.get("services").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> listed(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("items").findValuesAsText("code");
    }
}
