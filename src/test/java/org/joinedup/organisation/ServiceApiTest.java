package org.joinedup.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ServiceApiTest extends ServiceTest {
    private TestOrganisations organisations;

    @BeforeEach
    void signIn() {
        organisations = new TestOrganisations(api);
    }

    @Test
    void a_created_service_is_shown_with_everything_it_was_given() {
        String provider = organisations.provider();
        String commissioner = organisations.commissioner();
        Map<String, Object> body = service(provider);
        body.put("clientGroup", "older-people");
        body.put("region", "South West");
        body.put("strategies", List.of("patient-support", "coordination-systems"));
        body.put("programmes", List.of("integrated-care-pilots-2009"));
        body.put("commissioners", List.of(commissioner));

        Reply made = organisations.administrator().post("/api/v1/services", body);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Reply shown =
                organisations
                        .administrator()
                        .get("/api/v1/services/" + made.json().get("id").asText());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json()).isEqualTo(made.json());
        JsonNode json = shown.json();
        assertThat(json.get("provider").asText()).isEqualTo(provider);
        assertThat(json.get("careCluster").asText()).isEqualTo("planned-episode");
        assertThat(json.get("clientGroup").asText()).isEqualTo("older-people");
        assertThat(json.get("region").asText()).isEqualTo("South West");
        assertThat(texts(json.get("strategies")))
                .containsExactly("coordination-systems", "patient-support");
        assertThat(texts(json.get("programmes"))).containsExactly("integrated-care-pilots-2009");
        assertThat(texts(json.get("commissioners"))).containsExactly(commissioner);
    }

    @Test
    void everything_unknown_that_a_service_refers_to_is_named() {
        String commissioner = organisations.commissioner();
        Map<String, Object> body = service(commissioner);
        body.put("careCluster", "nothing");
        body.put("strategies", List.of("magic"));
        body.put("programmes", List.of("moonshot"));
        body.put("commissioners", List.of(organisations.provider()));

        Reply reply = organisations.administrator().post("/api/v1/services", body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(fields(reply))
                .containsExactly(
                        "provider", "careCluster", "strategies", "programmes", "commissioners");
        assertThat(reply.json().at("/errors/2/reason").asText()).contains("magic");
        assertThat(exists(body.get("code"))).isFalse();
    }

    @Test
    void a_code_in_use_is_refused() {
        TestService known = organisations.service();
        Map<String, Object> body = service(known.provider());
        body.put("code", known.code());

        Reply reply = organisations.administrator().post("/api/v1/services", body);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asText()).isEqualTo("already-exists");
        assertThat(fields(reply)).containsExactly("code");
    }

    @Test
    void fields_that_break_a_rule_are_named() {
        Map<String, Object> body = service("x");
        body.put("code", "no spaces");
        body.put("name", " ");
        body.put("strategies", Arrays.asList("patient-support", null, ""));

        Reply reply = organisations.administrator().post("/api/v1/services", body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(fields(reply)).contains("code", "name", "strategies[1]", "strategies[2]");
    }

    @Test
    void a_character_that_no_text_holds_is_refused_and_named() {
        Map<String, Object> body = service(organisations.provider());
        body.put("name", "a\0b");

        Reply reply = organisations.administrator().post("/api/v1/services", body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(fields(reply)).containsExactly("name");
    }

    @Test
    void a_service_does_not_exist_for_those_who_may_not_see_it() {
        String commissioner = organisations.commissioner();
        TestService service = organisations.service(organisations.provider(), commissioner);
        TestService other = organisations.service(organisations.provider());
        String path = "/api/v1/services/" + service.id();

        assertThat(organisations.coordinatorOf(service.provider()).get(path).status())
                .isEqualTo(200);
        assertThat(organisations.viewerOf(service.provider()).get(path).status()).isEqualTo(200);
        assertThat(organisations.clientOf(commissioner).get(path).status()).isEqualTo(200);
        for (Api stranger :
                List.of(
                        organisations.coordinatorOf(other.provider()),
                        organisations.viewerOf(other.provider()),
                        organisations.clientOf(organisations.commissioner()))) {
            Reply reply = stranger.get(path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body())
                    .isEqualTo(
                            stranger.get("/api/v1/services/00000000-0000-7000-8000-000000000000")
                                    .body());
        }
        assertThat(organisations.administrator().get("/api/v1/services/no-uuid").status())
                .isEqualTo(404);
    }

    @Test
    void lists_of_services_hold_only_what_the_caller_may_see() {
        String commissioner = organisations.commissioner();
        TestService bought = organisations.service(organisations.provider(), commissioner);
        TestService own = organisations.service(bought.provider());
        organisations.service();

        assertThat(listed(organisations.viewerOf(bought.provider()).get("/api/v1/services")))
                .containsExactly(bought.code(), own.code());
        assertThat(listed(organisations.clientOf(commissioner).get("/api/v1/services")))
                .containsExactly(bought.code());
    }

    @Test
    void a_list_is_sent_in_portions_that_miss_nothing_and_repeat_nothing() {
        String provider = organisations.provider();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(organisations.service(provider).code());
        }
        Api viewer = organisations.viewerOf(provider);

        List<String> seen = new ArrayList<>();
        String after = "";
        int portions = 0;
        while (after != null) {
            Reply reply = viewer.get("/api/v1/services?limit=2&after=" + after);
            seen.addAll(listed(reply));
            after = reply.json().has("next") ? reply.json().get("next").asText() : null;
            portions++;
        }

        assertThat(seen).containsExactlyElementsOf(made.stream().sorted().toList());
        assertThat(portions).isEqualTo(3);
        assertThat(viewer.get("/api/v1/services?limit=5").json().has("next")).isFalse();
    }

    @Test
    void a_limit_out_of_bounds_is_refused_and_named() {
        for (String limit : List.of("0", "1001", "many")) {
            Reply reply = organisations.administrator().get("/api/v1/services?limit=" + limit);

            assertThat(reply.status()).as(limit).isBetween(400, 422);
            assertThat(fields(reply)).as(limit).containsExactly("limit");
        }
    }

    @Test
    void a_cursor_or_name_with_a_character_that_is_no_text_is_a_bad_request() {
        Reply cursor = organisations.administrator().get("/api/v1/services?after=%00");
        Reply path = organisations.administrator().get("/api/v1/questionnaires/a%00b/versions/1");
        Map<String, Object> body = service(organisations.provider());
        body.put("name", "half a letter \ud800");
        Reply surrogate = organisations.administrator().post("/api/v1/services", body);

        assertThat(cursor.status()).isEqualTo(400);
        assertThat(path.status()).isEqualTo(400);
        assertThat(surrogate.status()).isLessThan(500);
    }

    private Map<String, Object> service(String provider) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", TestOrganisations.unique("SVC"));
        body.put("name", "A service");
        body.put("provider", provider);
        body.put("careCluster", "planned-episode");
        return body;
    }

    private boolean exists(Object code) {
        return database.first("select 1 as one from service where code = ?", r -> 1, code)
                .isPresent();
    }

    private static List<String> listed(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("items").findValuesAsText("code");
    }

    private static List<String> fields(Reply reply) {
        return reply.json().get("errors").findValuesAsText("field");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
