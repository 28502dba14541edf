package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What is sent to be taken for something else by the database or by what reads requests. */
class InputAttackTest extends ApiAttack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_MS = 4_000;

    @Test
    void no_parameter_reaches_the_database_as_sql() {
        List<String> payloads =
                List.of("'||(select pg_sleep(5))||'", "1; select pg_sleep(5) --", "x' or '1'='1");
        Set<String> faults = new TreeSet<>();
        int[] sent = {0};
        operations(
                (method, path, operation) -> {
                    if (!method.equals("GET") || operation.getParameters() == null) {
                        return;
                    }
                    for (Parameter parameter : operation.getParameters()) {
                        for (String payload : payloads) {
                            sent[0]++;
                            check(operation, path, parameter, payload, faults);
                        }
                    }
                });

        assertThat(sent[0]).isGreaterThan(200);
        assertThat(faults).isEmpty();
    }

    private void check(
            Operation operation,
            String path,
            Parameter parameter,
            String payload,
            Set<String> faults) {
        boolean inPath = "path".equals(parameter.getIn());
        String target =
                inPath
                        ? filled(
                                path.replace(
                                        "{" + parameter.getName() + "}", Malice.percent(payload)),
                                operation)
                        : filled(path, operation)
                                + "?"
                                + parameter.getName()
                                + "="
                                + Malice.percent(payload);
        long begun = System.nanoTime();
        Wire.Answer answer = send("GET", target, "application/json", new byte[0]);
        long took = (System.nanoTime() - begun) / 1_000_000;
        if (answer.status() >= 500
                || took > MOST_MS
                || Judge.INSIDE.matcher(answer.text()).find()) {
            faults.add(target + " " + answer.status() + " after " + took + " ms");
        }
    }

    @Test
    void a_field_that_is_not_the_senders_to_set_is_refused_by_its_name_in_every_request() {
        Set<String> taken = new TreeSet<>();
        jsonOperations(
                (operation, target) -> {
                    for (String field :
                            List.of("isAdministrator", "ownerId", "stateOf", "@class")) {
                        ObjectNode body = sound(operation);
                        body.put(field, "administrator");
                        Wire.Answer answer =
                                send(operation.method(), target, "application/json", bytes(body));
                        boolean isCallback = target.startsWith("/api/v1/notify/");
                        if (!isCallback
                                && (answer.status() != 422 || !answer.text().contains(field))) {
                            taken.add(operation.name() + " " + field + " " + answer.status());
                        }
                    }
                });

        assertThat(taken).isEmpty();
    }

    /** An operation with a body of JSON. */
    private record WithBody(String name, String method) {}

    private void jsonOperations(BiConsumer<WithBody, String> each) {
        List<String> seen = new ArrayList<>();
        operations(
                (method, path, operation) -> {
                    boolean takesJson =
                            operation.getRequestBody() != null
                                    && operation
                                            .getRequestBody()
                                            .getContent()
                                            .containsKey("application/json");
                    if (takesJson) {
                        seen.add(operation.getOperationId());
                        each.accept(
                                new WithBody(operation.getOperationId(), method),
                                filled(path, operation));
                    }
                });
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private ObjectNode sound(WithBody operation) {
        try {
            JsonNode body = JSON.readTree(cases.get(operation.name()).sound().body());
            return body.isObject() ? (ObjectNode) body : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(operation.name(), e);
        }
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_form_cannot_set_what_it_does_not_ask_for() {
        String before = accounts();
        Api browser =
                api.withHeader("Cookie", "joined-up-session=" + bearer.replaceFirst(".* ", ""))
                        .withHeader("Sec-Fetch-Site", "same-origin");

        WebForms.send(
                browser,
                "/password",
                Map.of(
                        "role", "viewer",
                        "organisation", "P1",
                        "open", "false",
                        "id", "00000000-0000-7000-8000-000000000000",
                        "username", "somebody-else"));

        assertThat(accounts()).isEqualTo(before);
    }

    private String accounts() {
        return database.list(
                        "select to_jsonb(u)::text as line from user_account u order by id",
                        row -> row.text("line"))
                .toString();
    }

    @Test
    void a_header_that_names_no_language_is_no_fault() {
        for (String wish : List.of(",,,,", ";", "*;q=x", "x".repeat(900), "-", ",en")) {
            Reply reply =
                    api.administrator()
                            .withHeader("Accept-Language", wish)
                            .get("/api/v1/organisations");
            assertThat(reply.status()).as(wish).isEqualTo(200);
            assertThat(api.withHeader("Accept-Language", wish).get("/s").status())
                    .as(wish)
                    .isEqualTo(200);
        }
    }
}
