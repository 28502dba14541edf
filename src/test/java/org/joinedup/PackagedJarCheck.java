package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What is delivered, looked at once it is packaged. */
class PackagedJarCheck {
    /** By which a work that is put beside this one may be passed on with it. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "Apache-2.0",
                    "MIT",
                    "MIT-0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "0BSD",
                    "CC0-1.0",
                    "EPL-2.0",
                    "LGPL-2.1-or-later");

    /** What says of itself something that is no name on the list, and why it may be used. */
    private static final Map<String, String> LOOKED_AT =
            Map.of(
                    "org.jfree:jfreechart",
                    "LGPL-2.1-or-later by the head of each of its files",
                    "org.json:json",
                    "given to the public domain from 2022 on",
                    "org.jline:jline-terminal",
                    "BSD-3-Clause by its licence file; its description names an address alone",
                    "org.jline:jline-native",
                    "BSD-3-Clause by its licence file; its description names an address alone");

    private static JarFile jar;
    private static JsonNode components;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(System.getProperty("packaged.jar"));
        try (InputStream bom =
                jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            components = new ObjectMapper().readTree(bom).get("components");
        }
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void the_jar_tells_all_that_it_is_made_of() {
        assertThat(names())
                .contains(
                        "io.micronaut:micronaut-http-server-netty",
                        "org.postgresql:postgresql",
                        "org.apache.commons:commons-math3",
                        "ch.qos.logback:logback-classic")
                .hasSizeGreaterThan(100)
                .doesNotContain("org.junit.jupiter:junit-jupiter-api");
    }

    @Test
    void nothing_is_in_it_whose_licence_is_not_on_the_list() throws IOException {
        List<String> strange = new ArrayList<>();
        List<String> table =
                new ArrayList<>(List.of("| component | version | licences |", "|---|---|---|"));
        for (JsonNode component : components) {
            List<String> licences = licences(component);
            table.add(
                    "| %s | %s | %s |"
                            .formatted(
                                    name(component),
                                    component.get("version").asText(),
                                    String.join(", ", licences)));
            if (licences.stream().noneMatch(ALLOWED::contains)
                    && !LOOKED_AT.containsKey(name(component))) {
                strange.add(name(component) + " " + licences);
            }
        }
        Files.write(Path.of("target/licences.md"), table);

        assertThat(strange).isEmpty();
        assertThat(names()).as("looked at and still in use").containsAll(LOOKED_AT.keySet());
    }

    @Test
    void it_starts_by_itself_and_holds_its_migrations_and_no_tests() throws IOException {
        Manifest manifest = jar.getManifest();

        assertThat(manifest.getMainAttributes().getValue("Main-Class"))
                .isEqualTo(Application.class.getName());
        assertThat(jar.stream().map(entry -> entry.getName()))
                .contains("db/migration/V0001__create_questionnaire_tables.sql", "api/openapi.yml")
                .noneMatch(name -> name.matches("org/joinedup/(testing/.*|.*Test\\.class)"));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        components.forEach(component -> names.add(name(component)));
        return names;
    }

    private static String name(JsonNode component) {
        return component.get("group").asText() + ":" + component.get("name").asText();
    }

    /** Of several, one may be chosen. */
    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            licences.add(licence.path("id").asText(licence.path("name").asText()));
        }
        return licences;
    }
}
