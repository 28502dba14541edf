package org.joinedup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The client that the build has generated from openapi.yml, as others would. */
class GeneratedClientTest extends ServiceTest {
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final Path CLIENT = Path.of("target/generated-client/src/main/java");
    private static final Path PROGRAM = Path.of("src/test/client");

    @Test
    void a_client_generated_from_openapi_yml_compiles_and_pulls_an_edition(@TempDir Path classes)
            throws Exception {
        String commissioner = "BUYER";
        Fixtures.commissioner(database, commissioner);
        Api anonymous = new Api(server.getURI());
        publishAnEdition(anonymous);
        MachineClient client =
                MachineClient.registered(
                        anonymous,
                        anonymous.administrator(),
                        commissioner,
                        Map.of("kind", "secret"),
                        "metrics:read");

        List<String> pulled = pull(compiled(classes), client);

        assertThat(pulled)
                .isEqualTo(expected(anonymous.withBearer(client.token())))
                .hasSizeGreaterThan(30);
    }

    private void publishAnEdition(Api anonymous) {
        OrganisationId home = Fixtures.provider(database, "HOME");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 4; i++) {
            people.put(Fixtures.service(database, "WARD-" + i, home), APRIL, 61 + i);
        }
        new PublishedEditions(anonymous).publish("2025-04", "2025-06", null);
    }

    private URL compiled(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    List.of("-proc:none", "-d", classes.toString()),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()))
                            .call();
            assertThat(compiles).as(said.toString()).isTrue();
        }
        return classes.toUri().toURL();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : List.of(CLIENT, PROGRAM)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private List<String> pull(URL classes, MachineClient client) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
            Callable<?> program =
                    (Callable<?>)
                            loader.loadClass("org.joinedup.generated.PullEdition")
                                    .getConstructor(URI.class, UUID.class, String.class)
                                    .newInstance(
                                            server.getURI(),
                                            UUID.fromString(client.id()),
                                            client.secret());
            return ((List<?>) program.call()).stream().map(String::valueOf).toList();
        }
    }

    private static List<String> expected(Api caller) {
        JsonNode portion = caller.get("/api/v1/observations?limit=1000").json();
        List<String> lines = new ArrayList<>();
        lines.add(portion.get("items").get(0).get("edition").asText());
        for (JsonNode line : portion.get("items")) {
            lines.add(
                    Stream.of("code", "metric", "breakdown", "category", "value", "symbol")
                            .map(name -> line.path(name).asText("null"))
                            .collect(Collectors.joining(" ")));
        }
        return lines;
    }
}
