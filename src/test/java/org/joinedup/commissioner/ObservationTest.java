package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Four services; two quarters are published, the first of them twice. */
class ObservationTest extends ServiceTest {
    private static final String OBSERVATIONS = "/api/v1/observations";
    private static final YearMonth APRIL = YearMonth.of(2025, 4);

    private PublishedEditions editions;
    private Api viewer;

    @BeforeAll
    void figures_are_published() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        FoldedPeople people = new FoldedPeople(database);
        for (int i = 0; i < 4; i++) {
            people.put(Fixtures.service(database, "WARD-" + i, home), APRIL, 61 + i);
            people.put(Fixtures.service(database, "WARD-" + i, home), APRIL.plusMonths(3), 40);
        }
        Api anonymous = new Api(server.getURI());
        editions = new PublishedEditions(anonymous);
        editions.publish("2025-04", "2025-06", null);
        editions.publish("2025-07", "2025-09", null);
        people.put(Fixtures.service(database, "WARD-0", home), APRIL, 90);
        editions.publish("2025-04", "2025-06", "Late letters");
        viewer = Fixtures.signedIn(anonymous, "viewer", "HOME");
    }

    @Test
    void the_catalogue_says_of_every_metric_what_it_counts_of_whom_and_how() {
        JsonNode metrics = viewer.get("/api/v1/metrics").json();

        List<String> published =
                items(viewer.get(OBSERVATIONS + "?limit=1000")).stream()
                        .map(line -> line.get("metric").asText())
                        .distinct()
                        .toList();
        List<String> known =
                elements(metrics)
                        .filter(metric -> metric.get("instrument").asText().equals("ctm-3"))
                        .map(metric -> metric.get("code").asText())
                        .toList();
        assertThat(known).containsAll(published).startsWith("mean-score").endsWith("response-rate");
        assertThat(elements(metrics))
                .allSatisfy(
                        metric -> {
                            assertThat(metric.get("definition").asText()).isNotBlank();
                            assertThat(metric.get("denominator").asText()).isNotBlank();
                            assertThat(metric.get("method").asText()).isNotBlank();
                            assertThat(metric.get("unit").asText()).isIn("points", "percent");
                        });
        assertThat(metrics.findValuesAsText("since")).containsOnly("2025-04");
    }

    @Test
    void of_each_period_the_last_edition_is_told_and_an_earlier_one_where_it_is_asked_for() {
        String everyone = OBSERVATIONS + "?level=nation&metric=mean-score&breakdown=none";

        assertThat(items(viewer.get(everyone)))
                .extracting(line -> line.get("from").asText())
                .containsExactlyInAnyOrder("2025-04", "2025-07");
        assertThat(items(viewer.get(everyone + "&period=2025-Q2")))
                .extracting(line -> line.get("edition").asInt())
                .containsExactly(3);
        assertThat(items(viewer.get(everyone + "&period=2025-Q2")))
                .extracting(line -> line.get("n").asInt())
                .containsExactly(280);
        assertThat(items(viewer.get(everyone + "&edition=1")))
                .extracting(line -> line.get("n").asInt())
                .containsExactly(250);
        assertThat(items(viewer.get(everyone + "&period=2025"))).isEmpty();
        assertThat(items(viewer.get(everyone + "&instrument=ctm-15"))).isEmpty();
        assertThat(items(viewer.get(OBSERVATIONS + "?code=WARD-1&metric=mean-score")))
                .allMatch(line -> line.get("level").asText().equals("service"))
                .hasSize(2);
    }

    @Test
    void the_portions_are_all_lines_once_though_an_edition_is_published_meanwhile() {
        List<JsonNode> whole = items(viewer.get(OBSERVATIONS + "?limit=1000"));
        List<JsonNode> read = new ArrayList<>();
        Api.Reply portion = viewer.get(OBSERVATIONS + "?limit=7");
        read.addAll(items(portion));
        editions.publish("2025-07", "2025-09", "Published meanwhile");
        while (portion.json().hasNonNull("next")) {
            String after = portion.json().get("next").asText();
            portion = viewer.get(OBSERVATIONS + "?limit=7&after=" + after);
            read.addAll(items(portion));
        }

        assertThat(read).isEqualTo(whole);
        assertThat(items(viewer.get(OBSERVATIONS + "?limit=1000&period=2025-Q3")))
                .allMatch(line -> line.get("edition").asInt() == 4);
    }

    @Test
    void csv_is_sent_to_whoever_accepts_it_and_has_the_lines_that_json_has() {
        String question = "?metric=mean-score&level=service";
        Api.Reply named = viewer.get(OBSERVATIONS + ".csv" + question);
        Api.Reply accepted = viewer.withHeader("Accept", "text/csv").get(OBSERVATIONS + question);

        assertThat(named.status()).as(named.body()).isEqualTo(200);
        assertThat(named.header("Content-Type")).startsWith("text/csv");
        assertThat(accepted.header("Content-Type")).startsWith("text/csv");
        assertThat(accepted.body()).isEqualTo(named.body());
        assertThat(named.body().lines())
                .hasSize(1 + items(viewer.get(OBSERVATIONS + question)).size());
        assertThat(viewer.get(OBSERVATIONS + ".csv?bom=true").body()).startsWith("\uFEFFedition,");
        assertThat(viewer.withHeader("Accept", "image/png").get(OBSERVATIONS).status())
                .isEqualTo(406);
    }

    @Test
    void the_csv_says_where_its_columns_are_described_and_all_of_them_are() {
        Api.Reply csv = viewer.get(OBSERVATIONS + ".csv");
        String link = csv.header("Link");

        assertThat(link).contains("rel=\"describedby\"", "type=\"application/csvm+json\"");
        Api.Reply described = viewer.get(link.substring(1, link.indexOf('>')));
        assertThat(described.header("Content-Type")).startsWith("application/csvm+json");
        assertThat(described.json().get("@context").asText())
                .isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(described.json().get("url").asText()).isEqualTo("observations.csv");
        assertThat(
                        elements(described.json().at("/tableSchema/columns"))
                                .map(column -> column.get("titles").asText()))
                .containsExactly(csv.body().lines().findFirst().orElseThrow().split(","));
        assertThat(described.body()).contains("dc:description");
    }

    @Test
    void whoever_has_the_figures_is_told_that_they_have_not_changed() {
        Api.Reply first = viewer.get(OBSERVATIONS);

        assertThat(
                        viewer.withHeader("If-None-Match", first.header("ETag"))
                                .get(OBSERVATIONS)
                                .status())
                .isEqualTo(304);
        assertThat(
                        viewer.withHeader("If-Modified-Since", first.header("Last-Modified"))
                                .get(OBSERVATIONS)
                                .status())
                .isEqualTo(304);
        assertThat(
                        viewer.withHeader("If-Modified-Since", "Mon, 06 Jan 2020 00:00:00 GMT")
                                .get(OBSERVATIONS)
                                .status())
                .isEqualTo(200);
        assertThat(
                        viewer.withHeader("If-None-Match", first.header("ETag"))
                                .get(OBSERVATIONS + ".csv")
                                .status())
                .as("the same figures in another form")
                .isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void what_cannot_be_asked_is_named_instead_of_finding_nothing() {
        assertThat(refused("metric=mean")).isEqualTo("metric");
        assertThat(refused("level=ward")).isEqualTo("level");
        assertThat(refused("breakdown=height")).isEqualTo("breakdown");
        assertThat(refused("symbol=c")).isEqualTo("symbol");
        assertThat(refused("period=2025-Q5")).isEqualTo("period");
        assertThat(refused("edition=first")).isEqualTo("edition");
        assertThat(refused("edition=999")).isEqualTo("edition");
        Api.Reply csv = viewer.get(OBSERVATIONS + ".csv?edition=999");
        assertThat(csv.status()).isEqualTo(400);
        assertThat(csv.body()).contains("no edition has this number");
        assertThat(refused("after=3-2-x")).isEqualTo("after");
        assertThat(viewer.get(OBSERVATIONS + "?limit=1001").body()).contains("\"limit\"", "1000");
        assertThat(api.get(OBSERVATIONS).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/metrics").status()).isEqualTo(401);
        assertThat(api.get(OBSERVATIONS + ".csv-metadata.json").status()).isEqualTo(401);
    }

    private String refused(String question) {
        Api.Reply reply = viewer.get(OBSERVATIONS + "?" + question);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        return reply.json().at("/errors/0/field").asText();
    }

    private static List<JsonNode> items(Api.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return elements(reply.json().get("items")).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
