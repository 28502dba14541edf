package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of 82 people to the CTM-3: Couzner, Ratcliffe, Crotty 2012, Health Qual Life Outcomes
 * 10:69, table 7. They come in as paper forms and must come out as published.
 */
class PublishedCountsTest extends ServiceTest {
    private static final String QUARTER = "/indicators?instrument=ctm-3&from=2026-01&to=2026-03";
    private static final List<String> ANSWERS = List.of("1", "2", "3", "4", "9");

    /** group, then item number, then the counts of strongly disagree to not applicable. */
    private final Map<String, Map<String, int[]>> published = readPublished();

    private final Map<String, ServiceId> services = new LinkedHashMap<>();
    private Api provider;

    @BeforeAll
    void import_82_paper_forms_for_two_services() {
        Api anonymous = new Api(server.getURI());
        OrganisationId organisation = Fixtures.provider(database, "COUZNER");
        for (String group : published.keySet()) {
            services.put(group, Fixtures.service(database, group, organisation));
        }
        provider = Fixtures.signedIn(anonymous, "coordinator", "COUZNER");
        String survey = openSurvey(anonymous.administrator());

        Reply imported =
                provider.write(
                        "POST", "/api/v1/surveys/" + survey + "/responses", "text/csv", forms());

        assertThat(imported.body()).contains("\"stored\":82");
    }

    @ParameterizedTest
    @CsvSource({
        "outpatient-rehabilitation, 53, 69.39, 79.49, 79.87",
        "transition-care, 29, 57.97, 60.26, 71.26",
    })
    void the_item_means_are_the_published_ones_to_two_decimals(
            String group, int people, double second, double ninth, double thirteenth) {
        JsonNode indicator = provider.get(path(group)).json().at("/indicators/0");

        assertThat(indicator.get("responses").asInt()).isEqualTo(people);
        assertThat(mean(indicator, 0)).isEqualTo(second, within(0.005));
        assertThat(mean(indicator, 1)).isEqualTo(ninth, within(0.005));
        assertThat(mean(indicator, 2)).isEqualTo(thirteenth, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"outpatient-rehabilitation", "transition-care"})
    void the_counts_are_the_published_ones_exactly(String group) {
        JsonNode items = provider.get(path(group)).json().at("/indicators/0").get("items");

        int index = 0;
        for (int[] counts : published.get(group).values()) {
            JsonNode shown = items.get(index++).get("counts");
            assertThat(
                            List.of(
                                    shown.get("stronglyDisagree").asInt(),
                                    shown.get("disagree").asInt(),
                                    shown.get("agree").asInt(),
                                    shown.get("stronglyAgree").asInt(),
                                    shown.get("dontKnow").asInt(),
                                    shown.get("doesNotApply").asInt(),
                                    shown.get("notAnswered").asInt()))
                    .containsExactly(counts[0], counts[1], counts[2], counts[3], counts[4], 0, 0);
        }
    }

    @Test
    void twenty_nine_people_are_marked_as_few_and_fifty_three_are_not() {
        assertThat(
                        provider.get(path("transition-care"))
                                .json()
                                .at("/indicators/0")
                                .get("symbol")
                                .asText())
                .isEqualTo("[u]");
        assertThat(
                        provider.get(path("outpatient-rehabilitation"))
                                .json()
                                .at("/indicators/0")
                                .get("symbol")
                                .asText())
                .isEmpty();
    }

    private String path(String group) {
        return "/api/v1/services/" + services.get(group) + QUARTER;
    }

    private static double mean(JsonNode indicator, int item) {
        return indicator.get("items").get(item).get("mean").get("value").asDouble();
    }

    private static String openSurvey(Api administrator) {
        administrator.put(
                "/api/v1/questionnaires/ctm-3/versions/1/permission",
                Map.of(
                        "grantedBy",
                        "the rights holder",
                        "grantedOn",
                        "2026-01-01",
                        "reference",
                        "letter 1"));
        String id =
                administrator
                        .post(
                                "/api/v1/surveys",
                                Map.of(
                                        "title", "Rehabilitation",
                                        "askedBy", "the hospital",
                                        "owner", "COUZNER",
                                        "instruments",
                                                List.of(Map.of("code", "ctm-3", "version", 1)),
                                        "periodFrom", "2026-01-01",
                                        "periodTo", "2026-03-31",
                                        "language", "en"))
                        .json()
                        .get("id")
                        .asText();
        assertThat(administrator.post("/api/v1/surveys/" + id + "/open", "").status())
                .isEqualTo(200);
        return id;
    }

    private String forms() {
        StringBuilder csv =
                new StringBuilder(
                        "service,external_reference,transition_date,answered_on,respondent,relationship,ctm-02,ctm-09,ctm-13\n");
        published.forEach(
                (group, items) -> {
                    List<List<String>> columns =
                            items.values().stream().map(PublishedCountsTest::spread).toList();
                    for (int person = 0; person < columns.getFirst().size(); person++) {
                        csv.append(
                                "%s,%s-%d,2026-02-03,2026-02-20,self,"
                                        .formatted(group, group, person));
                        for (List<String> column : columns) {
                            csv.append(',').append(column.get(person));
                        }
                        csv.append('\n');
                    }
                });
        return csv.toString();
    }

    /** One answer a person, in no meaningful order: the published table has no more. */
    private static List<String> spread(int[] counts) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                answers.add(ANSWERS.get(i));
            }
        }
        return answers;
    }

    private static Map<String, Map<String, int[]>> readPublished() {
        Map<String, Map<String, int[]>> groups = new LinkedHashMap<>();
        try (InputStream file =
                PublishedCountsTest.class.getResourceAsStream("/ctm3-published-counts.csv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(
                            line -> {
                                List<String> cells = List.of(line.split(",", -1));
                                int[] counts =
                                        cells.subList(2, 7).stream()
                                                .mapToInt(Integer::parseInt)
                                                .toArray();
                                groups.computeIfAbsent(cells.get(0), group -> new LinkedHashMap<>())
                                        .put(cells.get(1), counts);
                            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return groups;
    }
}
