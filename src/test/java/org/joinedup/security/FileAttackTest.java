package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.swagger.v3.oas.models.Operation;

import org.joinedup.contract.ContractCase;
import org.joinedup.testing.Api;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * What is sent or asked for to be taken for something else by a parser, a spreadsheet or a file.
 */
class FileAttackTest extends ApiAttack {
    private static final String FORMULA = "=HYPERLINK(\"https://elsewhere.example\")";

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

    @Test
    void what_is_packed_is_taken_for_what_it_is_also_where_it_would_be_sound() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(
                    "{\"username\":\"%s\",\"password\":\"%s\"}"
                            .formatted(Api.ADMINISTRATOR, Api.PASSWORD)
                            .getBytes(StandardCharsets.UTF_8));
        }

        Wire.Answer answer =
                wire.send(
                        "POST",
                        "/api/v1/tokens",
                        List.of(
                                "Host: " + wire.host(),
                                "Content-Type: application/json",
                                "Content-Encoding: gzip"),
                        packed.toByteArray());

        assertThat(answer.status()).isEqualTo(400);
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
    void two_slashes_send_nobody_to_another_host() throws IOException {
        Wire.Answer answer =
                wire.send(
                        "GET",
                        "//joined.up.invalid/",
                        List.of("Host: " + wire.host()),
                        new byte[0]);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers())
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("location"));
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
