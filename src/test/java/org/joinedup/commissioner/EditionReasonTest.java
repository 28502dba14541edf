package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Services whose people disagree with few statements, do not answer one, or all say the same, and
 * one that few people answered about.
 */
class EditionReasonTest extends ServiceTest {
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final String SMALL =
            "fewer than 30 people answered the statement, or fewer than 8 of them agreed, or fewer"
                    + " than 8 did not";

    private Api administrator;
    private String edition;

    @BeforeAll
    void an_edition_is_prepared() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        YearMonth now = YearMonth.now(ZoneId.of("Europe/London"));
        for (YearMonth month : List.of(APRIL, now)) {
            put(home, "VARIED", month, 70, i -> answers(1 + i % 4, 1 + i / 4 % 4, 2 + i % 2));
            put(home, "FEW-DISAGREE", month, 71, i -> answers(i < 5 ? 1 : 3, 1 + i % 4, 3));
            put(home, "FEW-ANSWER", month, 72, i -> answers(1 + i % 4, i < 20 ? 3 : 0, 3));
            put(home, "ALL-AGREE", month, 73, i -> answers(4, 4, 4));
            put(home, "NO-SCORE", month, 74, i -> answers(9, 9, i < 20 ? 3 : 9));
            put(home, "FEW-PEOPLE", month, 12, i -> answers(1 + i % 4, 2, 3));
        }
        Api anonymous = new Api(server.getURI());
        administrator = anonymous.administrator();
        edition = new PublishedEditions(anonymous).prepare("2025-04", "2025-06", null);
    }

    private void put(
            OrganisationId home,
            String code,
            YearMonth month,
            int people,
            IntFunction<byte[]> answers) {
        new FoldedPeople(database)
                .put(
                        Fixtures.service(database, code, home),
                        month,
                        people,
                        answers,
                        i -> Map.of(Breakdown.RESPONDENT, i % 2 == 0 ? "proxy" : "self"));
    }

    private static byte[] answers(int first, int second, int third) {
        return new byte[] {(byte) first, (byte) second, (byte) third};
    }

    @Test
    void no_line_of_an_edition_is_without_a_value_and_without_a_reason() {
        requireReasons(lines("/api/v1/editions/" + edition + "/observations?limit=1000"));
    }

    @Test
    void no_provisional_line_is_without_a_value_and_without_a_reason() {
        requireReasons(
                lines("/api/v1/observations?edition=provisional&instrument=ctm-3&limit=1000"));
    }

    private static void requireReasons(List<JsonNode> lines) {
        assertThat(lines).anyMatch(line -> line.get("value").isNumber());
        assertThat(lines)
                .filteredOn(line -> line.get("value").isNull())
                .isNotEmpty()
                .allSatisfy(
                        line -> {
                            assertThat(line.get("symbol").asText()).isNotBlank();
                            assertThat(line.path("reason").asText()).as("%s", line).isNotBlank();
                        });
        assertThat(statements(lines, "FEW-DISAGREE")).contains(SMALL);
        assertThat(statements(lines, "FEW-ANSWER")).contains(SMALL);
        assertThat(lines)
                .filteredOn(line -> isOf(line, "NO-SCORE", "mean-score"))
                .filteredOn(line -> !line.has("breakdown"))
                .extracting(line -> line.path("reason").asText())
                .containsExactly("fewer than 30 people have a score");
    }

    private static boolean isOf(JsonNode line, String code, String metric) {
        return line.get("code").asText().equals(code) && line.get("metric").asText().equals(metric);
    }

    /** Why the shares that agreed are kept back of everyone together. */
    private static List<String> statements(List<JsonNode> lines, String code) {
        return lines.stream()
                .filter(line -> line.get("code").asText().equals(code))
                .filter(line -> !line.has("breakdown") && line.get("value").isNull())
                .filter(
                        line ->
                                !Set.of("mean-score", "response-rate")
                                        .contains(line.get("metric").asText()))
                .map(line -> line.path("reason").asText())
                .toList();
    }

    @Test
    void the_reason_does_not_tell_that_all_people_of_a_category_said_the_same() {
        Set<String> reasons =
                lines("/api/v1/editions/" + edition + "/observations?limit=1000").stream()
                        .filter(line -> line.path("breakdown").asText().equals("respondent"))
                        .filter(line -> line.get("unit").asText().equals("percent"))
                        .filter(line -> Set.of("ALL-AGREE", "FEW-DISAGREE").contains(code(line)))
                        .filter(line -> line.get("value").isNull())
                        .map(line -> line.path("reason").asText())
                        .collect(Collectors.toSet());

        assertThat(reasons).containsExactly(SMALL);
    }

    private static String code(JsonNode line) {
        return line.get("code").asText();
    }

    @Test
    void the_page_counts_every_line_that_has_no_value() {
        List<JsonNode> lines = lines("/api/v1/editions/" + edition + "/observations?limit=1000");
        long without = lines.stream().filter(line -> line.get("value").isNull()).count();
        String page = administrator.get("/editions/" + edition).body();

        assertThat(page)
                .contains("%d lines, of which %d have no value.".formatted(lines.size(), without))
                .contains(SMALL);
    }

    private List<JsonNode> lines(String path) {
        Api.Reply reply = administrator.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().hasNonNull("next")).isFalse();
        List<JsonNode> lines = new ArrayList<>();
        reply.json().get("items").forEach(lines::add);
        return lines;
    }
}
