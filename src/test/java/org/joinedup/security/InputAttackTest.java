package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;

import org.joinedup.contract.ContractCase;
import org.joinedup.contract.ContractCases;
import org.joinedup.contract.ContractWorld;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * What is sent to be taken for something else: by the database, a parser, a spreadsheet, a file.
 */
class InputAttackTest extends ServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_MS = 4_000;
    private static final String FORMULA = "=HYPERLINK(\"https://elsewhere.example\")";

    private final Map<String, ContractCase> cases = new TreeMap<>();
    private final OpenAPI description = new OpenAPIV3Parser().read("openapi.yml");
    private Wire wire;
    private String bearer;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.webhooks.hosts", "hooks.example");
        settings.put("joinedup.notify.callback-token", ContractWorld.CALLBACK_TOKEN);
        return settings;
    }

    @BeforeAll
    void there_is_something_to_attack() {
        Api anonymous = new Api(server.getURI());
        new ContractCases(anonymous, database)
                .all()
                .forEach(each -> cases.put(each.operation(), each));
        wire = new Wire(server.getURI());
        Reply token =
                anonymous.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD));
        bearer = "Authorization: Bearer " + token.json().get("accessToken").asText();
    }

    @AfterAll
    void end() {
        wire.close();
    }

    private interface Each {
        void take(String method, String path, Operation operation);
    }

    private void operations(Each each) {
        description
                .getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        each.take(method.name(), path, operation)));
    }

    private String filled(String path, Operation operation) {
        String filled = path;
        for (Map.Entry<String, String> id :
                cases.get(operation.getOperationId()).sound().ids().entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    private Wire.Answer send(String method, String target, String type, byte[] body) {
        return wire.send(
                method,
                target,
                List.of("Host: " + wire.host(), bearer, "Content-Type: " + type),
                body);
    }

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
    void whatever_is_packed_or_xml_is_not_unpacked_or_parsed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                gzip.write(new byte[1_000_000]);
            }
        }
        byte[] bomb = packed.toByteArray();
        byte[] laughs =
                ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \""
                                + "&b;".repeat(99)
                                + "\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&c;&f;</a>")
                        .getBytes(StandardCharsets.UTF_8);
        Set<String> taken = new TreeSet<>();
        long before = used();
        operations(
                (method, path, operation) -> {
                    if (operation.getRequestBody() == null) {
                        return;
                    }
                    String target = filled(path, operation);
                    for (String type : List.of("application/xml", "text/xml", "image/svg+xml")) {
                        note(send(method, target, type, laughs), method + " " + target, taken);
                    }
                    String own = operation.getRequestBody().getContent().keySet().iterator().next();
                    note(
                            wire.send(
                                    method,
                                    target,
                                    List.of(
                                            "Host: " + wire.host(),
                                            bearer,
                                            "Content-Type: " + own,
                                            "Content-Encoding: gzip"),
                                    bomb),
                            method + " " + target + " packed",
                            taken);
                });

        assertThat(taken).isEmpty();
        assertThat(used() - before).as("memory that is held").isLessThan(200_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void note(Wire.Answer answer, String about, Set<String> taken) {
        if (answer.status() < 400 || answer.status() >= 500 || answer.text().contains("root:")) {
            taken.add(about + " " + answer.status());
        }
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

    @Test
    void no_path_leads_out_of_the_assets() {
        Set<String> found = new TreeSet<>();
        for (String folder :
                List.of(
                        "/assets/",
                        "/assets/patient/",
                        "/assets/patient/x/",
                        "/assets/swagger-ui/")) {
            for (String up :
                    List.of("../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "..;/", "....//")) {
                for (String file :
                        List.of(
                                "application.yml",
                                "logback.xml",
                                "etc/passwd",
                                "db/migration/V0001__create_questionnaire_tables.sql")) {
                    for (int depth : List.of(1, 3, 8)) {
                        Wire.Answer answer =
                                wire.send(
                                        "GET",
                                        folder + up.repeat(depth) + file,
                                        List.of("Host: " + wire.host()),
                                        new byte[0]);
                        if (answer.status() == 200
                                || answer.text().contains("datasources")
                                || answer.text().contains("root:")) {
                            found.add(folder + up.repeat(depth) + file + " " + answer.status());
                        }
                    }
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void no_cell_of_any_file_is_a_formula_to_a_spreadsheet() {
        // As somebody could have called them before their form was checked.
        TestDatabase.asSuperuser(
                database,
                "update organisation set name = '" + FORMULA + "' where length(code) % 2 = 0",
                "update organisation set name = '+1+cmd|''/C calc''!A0' where length(code) % 2 = 1",
                "update service set name = '" + FORMULA + "' where length(code) % 2 = 0",
                "update service set name = '@SUM(1)' where length(code) % 2 = 1",
                "update programme set name = '-1+1'");
        Set<String> files = new TreeSet<>();
        Set<String> formulas = new TreeSet<>();
        operations(
                (method, path, operation) -> {
                    if (method.equals("GET") && answersWithCsv(operation)) {
                        ContractCase each = cases.get(operation.getOperationId());
                        StringBuilder target = new StringBuilder(filled(path, operation) + "?");
                        each.sound()
                                .parameters()
                                .forEach(
                                        (name, value) ->
                                                target.append(name)
                                                        .append('=')
                                                        .append(value)
                                                        .append('&'));
                        note(target.toString(), files, formulas);
                    }
                });
        Site site =
                Site.seenBy(
                        api.withBearer(bearer.replaceFirst(".* ", "")),
                        List.of("/services", "/surveys"));
        site.links().stream()
                .filter(link -> link.contains("/csv/"))
                .forEach(link -> note(link, files, formulas));

        assertThat(files).hasSizeGreaterThan(8);
        assertThat(formulas).isEmpty();
    }

    private static boolean answersWithCsv(Operation operation) {
        return operation.getResponses().get("200").getContent().keySet().stream()
                .anyMatch(type -> type.startsWith("text/csv"));
    }

    private void note(String target, Set<String> files, Set<String> formulas) {
        Wire.Answer answer = send("GET", target, "text/csv", new byte[0]);
        if (answer.status() != 200 || !answer.header("Content-Type").startsWith("text/csv")) {
            return;
        }
        files.add(target.replaceFirst("\\?.*", ""));
        CsvReader.builder()
                .ofCsvRecord(answer.text())
                .forEach(
                        (CsvRecord line) ->
                                line.getFields().forEach(cell -> note(target, cell, formulas)));
    }

    private static void note(String target, String cell, Set<String> formulas) {
        boolean isNumber = cell.matches("-?[0-9.]+");
        if (!isNumber && cell.matches("(?s)[=+\\-@\t\r].*")) {
            formulas.add(target + " " + cell);
        }
    }
}
