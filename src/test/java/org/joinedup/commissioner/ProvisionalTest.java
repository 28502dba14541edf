package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Granularity;
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
import java.util.stream.Collectors;

/** Four services of a commissioner, one of them with few people, and one of somebody else. */
class ProvisionalTest extends ServiceTest {
    private static final String PROVISIONAL =
            "/api/v1/observations?edition=provisional&instrument=ctm-3";
    private final YearMonth now = YearMonth.now(ZoneId.of("Europe/London"));

    private FoldedPeople people;
    private ServiceId large;
    private Api client;
    private Api anonymous;

    @BeforeAll
    void people_answer_in_the_quarter_that_is_running() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        OrganisationId away = Fixtures.provider(database, "AWAY");
        OrganisationId pays = Fixtures.commissioner(database, "PAYS");
        people = new FoldedPeople(database);
        for (int i = 0; i < 3; i++) {
            ServiceId service = Fixtures.service(database, "LARGE-" + i, home);
            Fixtures.commissions(database, pays, service);
            people.put(service, now, 51 + i);
        }
        large = Fixtures.service(database, "LARGE-0", home);
        ServiceId small = Fixtures.service(database, "SMALL", home);
        Fixtures.commissions(database, pays, small);
        people.put(small, now, 12);
        people.put(Fixtures.service(database, "FOREIGN", away), now, 44);
        anonymous = new Api(server.getURI());
        client = Fixtures.client(anonymous, "PAYS");
    }

    @Test
    void the_services_of_a_commissioner_have_lines_that_are_marked_provisional() {
        Map<String, JsonNode> scores = scores(client, "");
        JsonNode line = scores.get("service/LARGE-1");

        assertThat(line.get("status").asText()).isEqualTo("provisional");
        assertThat(line.has("edition")).isFalse();
        assertThat(line.get("from").asText())
                .isEqualTo(Granularity.QUARTER.of(now).from().toString());
        assertThat(line.get("n").asInt()).as("rounded").isEqualTo(50);
        assertThat(scores.get("service/SMALL").get("symbol").asText()).isEqualTo("[c]");
        assertThat(scores).doesNotContainKey("service/FOREIGN");
    }

    @Test
    void all_services_of_a_provider_less_those_that_are_told_do_not_give_the_small_one_back() {
        JsonNode home = scores(client, "").get("provider/HOME");

        assertThat(home.get("symbol").asText()).isEqualTo("[c]");
        assertThat(home.get("reason").asText()).contains("told in editions");
        String quarter =
                "/api/v1/groups/provider/HOME/indicators?instrument=ctm-3&from="
                        + Granularity.QUARTER.of(now).from()
                        + "&to="
                        + Granularity.QUARTER.of(now).to();
        assertThat(client.get(quarter).json().at("/indicators/0/symbol").asText())
                .as("live as well")
                .isEqualTo("[c]");
    }

    @Test
    void they_are_what_live_figures_are_and_move_with_them_by_ten_people() {
        people.put(large, now, 51);
        double before = scores(client, "").get("service/LARGE-0").get("value").asDouble();
        people.put(large, now, 59);
        assertThat(scores(client, "").get("service/LARGE-0").get("value").asDouble())
                .as("eight more are not yet shown")
                .isEqualTo(before);
        people.put(large, now, 76);
        JsonNode after = scores(client, "").get("service/LARGE-0");
        assertThat(after.get("n").asInt()).isEqualTo(75);
        String live =
                "/api/v1/services/%s/indicators?instrument=ctm-3&from=%s&to=%s"
                        .formatted(
                                large,
                                Granularity.QUARTER.of(now).from(),
                                Granularity.QUARTER.of(now).to());
        assertThat(client.get(live).json().at("/indicators/0/score/mean/value").asDouble())
                .isEqualTo(after.get("value").asDouble());
    }

    @Test
    void nobody_reads_them_without_a_key_and_each_only_of_what_it_sees() {
        assertThat(anonymous.get(PROVISIONAL).status()).isEqualTo(401);
        Api stranger = Fixtures.signedIn(anonymous, "viewer", "AWAY");
        assertThat(scores(stranger, "&level=service")).containsOnlyKeys("service/FOREIGN");
        assertThat(scores(anonymous.administrator(), "&level=service")).hasSize(5);
    }

    @Test
    void portions_are_all_lines_once_and_csv_has_the_same() {
        List<JsonNode> whole = lines(client, "&limit=1000");
        List<JsonNode> read = new ArrayList<>();
        JsonNode portion = client.get(PROVISIONAL + "&limit=4").json();
        portion.get("items").forEach(read::add);
        while (portion.hasNonNull("next")) {
            portion =
                    client.get(PROVISIONAL + "&limit=4&after=" + portion.get("next").asText())
                            .json();
            portion.get("items").forEach(read::add);
        }
        Api.Reply csv = client.get(PROVISIONAL.replace("observations", "observations.csv"));

        assertThat(read).isEqualTo(whole);
        assertThat(csv.body().lines()).hasSize(whole.size() + 1);
        assertThat(csv.body().lines().skip(1)).allMatch(line -> line.startsWith("provisional,"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("ETag")).isEmpty();
        assertThat(lines(client, "&metric=response-rate&level=service"))
                .allMatch(line -> line.get("metric").asText().equals("response-rate"));
    }

    @Test
    void what_cannot_be_asked_is_named() {
        assertThat(refused("/api/v1/observations?edition=provisional")).isEqualTo("instrument");
        assertThat(refused(PROVISIONAL + "&period=2090")).isEqualTo("period");
        assertThat(refused(PROVISIONAL + "&breakdown=sex")).isEqualTo("breakdown");
        assertThat(refused(PROVISIONAL + "&after=service/NONE/mean-score")).isEqualTo("after");
        assertThat(refused(PROVISIONAL + "&metric=mean")).isEqualTo("metric");
    }

    @Test
    void of_a_period_that_is_published_there_is_nothing_provisional() {
        YearMonth april = YearMonth.of(2024, 4);
        people.put(large, april, 60);
        assertThat(scores(client, "&period=2024-Q2")).containsKey("service/LARGE-0");
        new PublishedEditions(anonymous).publish("2024-04", "2024-06", null);

        assertThat(refused(PROVISIONAL + "&period=2024-Q2")).isEqualTo("period");
    }

    private String refused(String path) {
        Api.Reply reply = client.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        return reply.json().at("/errors/0/field").asText();
    }

    private static Map<String, JsonNode> scores(Api caller, String more) {
        return lines(caller, "&limit=1000&metric=mean-score" + more).stream()
                .collect(
                        Collectors.toMap(
                                line ->
                                        line.get("level").asText()
                                                + "/"
                                                + line.get("code").asText(),
                                line -> line));
    }

    private static List<JsonNode> lines(Api caller, String more) {
        Api.Reply reply = caller.get(PROVISIONAL + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        reply.json().get("items").forEach(lines::add);
        return lines;
    }
}
