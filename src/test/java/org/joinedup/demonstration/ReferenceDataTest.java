package org.joinedup.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What the API says is what the files say, and the files with fixed words are the fixed ones. */
class ReferenceDataTest extends ServiceTest {
    private static final Path FOLDER = Path.of("src/main/resources/reference");

    @ParameterizedTest
    @CsvSource({
        "instrument-items.csv, 7d2929f0ea4fe5eaec62329376881637d41df8e2879a57e3f6256678c97c406a",
        "instrument-options.csv, ac6f647ed95bcca6eaf6e36ceb255234f50c90f10b9bbff128cbc311a7159a18",
    })
    void the_fixed_words_are_not_touched(String file, String sha256) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(FOLDER.resolve(file)));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "ctm-15, 15, 5, 8, mean-score",
        "ctm-3, 3, 5, 2, mean-score",
        "i-statements, 7, 6, 4, percent-agree",
    })
    void an_instrument_is_released_word_for_word(
            String code, int items, int options, int minimum, String headline) throws IOException {
        JsonNode shown = api.get("/api/v1/questionnaires/" + code + "/versions/1").json();

        assertThat(shown.get("minimumAnswered").asInt()).isEqualTo(minimum);
        assertThat(shown.get("headline").asText()).isEqualTo(headline);
        assertThat(shown.get("scoringRule").asText()).isEqualTo("1");
        assertThat(shown.has("permission")).isFalse();
        assertThat(described(shown.get("items"), "position", "item", "text", "barrier"))
                .hasSize(items)
                .containsExactlyElementsOf(
                        of(code, "instrument-items.csv", "item", "link_id", "text", "barrier"));
        assertThat(shown.get("items").valueStream().map(i -> i.path("topicGroup").asText("")))
                .containsExactlyElementsOf(of(code, "instrument-items.csv", "topic_group"));
        assertThat(described(shown.get("options"), "value", "label"))
                .hasSize(options)
                .containsExactlyElementsOf(of(code, "instrument-options.csv", "answer", "words"));
        assertThat(described(List.of(shown), "title", "asksAbout", "source", "copyright"))
                .containsExactlyElementsOf(
                        of(code, "instruments.csv", "title", "asks_about", "source", "copyright"));
    }

    @Test
    void the_short_form_asks_three_statements_of_the_long_form_in_the_same_words() {
        JsonNode longForm = api.get("/api/v1/questionnaires/ctm-15/versions/1").json();
        JsonNode shortForm = api.get("/api/v1/questionnaires/ctm-3/versions/1").json();

        List<String> asked = described(longForm.get("items"), "item", "text");
        assertThat(described(shortForm.get("items"), "item", "text"))
                .containsExactly(asked.get(1), asked.get(8), asked.get(12));
        assertThat(shortForm.get("options")).isEqualTo(longForm.get("options"));
    }

    @Test
    void the_evidence_for_each_strategy_is_that_of_the_file_and_names_its_source()
            throws IOException {
        JsonNode strategies = administrator().get("/api/v1/integration-strategies").json();

        assertThat(
                        strategies
                                .valueStream()
                                .map(
                                        s ->
                                                described(List.of(s), "code", "name", "kind").get(0)
                                                        + "|"
                                                        + described(
                                                                        List.of(s.get("evidence")),
                                                                        "studies",
                                                                        "healthPositive",
                                                                        "healthMeasured",
                                                                        "satisfactionPositive",
                                                                        "satisfactionMeasured")
                                                                .get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        all(
                                "integration-strategies.csv",
                                "code",
                                "strategy",
                                "type",
                                "studies",
                                "health_positive",
                                "health_measured",
                                "satisfaction_positive",
                                "satisfaction_measured"));
        assertThat(strategies.at("/0/evidence/source").asText())
                .contains("Powell Davies", "2008", "Med J Aust");
    }

    @Test
    void the_care_clusters_are_those_of_the_file() throws IOException {
        JsonNode clusters = administrator().get("/api/v1/care-clusters").json();

        assertThat(
                        clusters.valueStream()
                                .map(
                                        c ->
                                                described(
                                                                        List.of(c),
                                                                        "code",
                                                                        "name",
                                                                        "coordinationComplexity")
                                                                .get(0)
                                                        + joined(c.get("examples"))
                                                        + joined(c.get("specificBarriers"))))
                .containsExactlyInAnyOrderElementsOf(
                        all(
                                "care-clusters.csv",
                                "code",
                                "name",
                                "care_coordination_complexity",
                                "examples",
                                "specific_barriers"));
    }

    @Test
    void each_barrier_says_who_may_act_and_leaves_out_who_may_not() throws IOException {
        JsonNode barriers = administrator().get("/api/v1/barriers").json();

        assertThat(
                        barriers.valueStream()
                                .map(
                                        b ->
                                                b.get("code").asText()
                                                        + "|"
                                                        + b.get("name").asText()
                                                        + action(b, "providers")
                                                        + action(b, "commissioners")
                                                        + action(b, "regulator")))
                .containsExactlyInAnyOrderElementsOf(
                        all(
                                "barriers.csv",
                                "code",
                                "barrier",
                                "providers_action",
                                "commissioners_action",
                                "regulator_action"));
        JsonNode choice =
                barriers.valueStream()
                        .filter(b -> b.get("code").asText().equals("choice"))
                        .findFirst()
                        .orElseThrow();
        assertThat(choice.get("actions").findValuesAsText("who"))
                .containsExactly("commissioners", "regulator");
    }

    private Api administrator() {
        return api.administrator();
    }

    private static String joined(JsonNode list) {
        return "|" + String.join("; ", list.valueStream().map(JsonNode::asText).toList());
    }

    private static String action(JsonNode barrier, String who) {
        return "|"
                + barrier.get("actions")
                        .valueStream()
                        .filter(a -> a.get("who").asText().equals(who))
                        .map(a -> a.get("action").asText())
                        .findFirst()
                        .orElse("");
    }

    private static List<String> described(Iterable<JsonNode> things, String... fields) {
        List<String> lines = new ArrayList<>();
        for (JsonNode thing : things) {
            lines.add(
                    String.join(
                            "|",
                            List.of(fields).stream().map(f -> thing.get(f).asText()).toList()));
        }
        return lines;
    }

    private static List<String> of(String instrument, String file, String... columns)
            throws IOException {
        return read(file).stream()
                .filter(row -> row.getField("instrument").equals(instrument))
                .map(row -> line(row, columns))
                .toList();
    }

    private static List<String> all(String file, String... columns) throws IOException {
        return read(file).stream().map(row -> line(row, columns)).toList();
    }

    private static String line(NamedCsvRecord row, String... columns) {
        return String.join("|", List.of(columns).stream().map(row::getField).toList());
    }

    private static List<NamedCsvRecord> read(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
            return rows.stream().toList();
        }
    }
}
