package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.StorageException;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two services of one provider, the second with few people, and four of another. */
class EditionTest extends ServiceTest {
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final String EDITIONS = "/api/v1/editions";

    private FoldedPeople people;
    private ServiceId small;
    private Api preparer;
    private Api publisher;
    private Api viewer;

    @BeforeAll
    void services_with_people_are_there() {
        OrganisationId home = Fixtures.provider(database, "HOME");
        OrganisationId away = Fixtures.provider(database, "AWAY");
        people = new FoldedPeople(database);
        ServiceId large = Fixtures.service(database, "LARGE", home);
        small = Fixtures.service(database, "SMALL", home);
        put(large, APRIL, 95);
        put(small, APRIL, 12);
        for (int i = 0; i < 4; i++) {
            ServiceId other = Fixtures.service(database, "OTHER-" + i, away);
            put(other, APRIL, 61 + i);
            put(other, APRIL.plusMonths(3), 40);
        }
        database.update("update service set name = '=2+5 Ward' where code = 'LARGE'");
        Api anonymous = new Api(server.getURI());
        preparer = anonymous.administrator();
        preparer.post(
                "/api/v1/users",
                Map.of(
                        "username", "second",
                        "displayName", "second",
                        "password", Api.PASSWORD,
                        "role", "administrator"));
        publisher = anonymous.signedIn("second", Api.PASSWORD);
        viewer = Fixtures.signedIn(anonymous, "viewer", "HOME");
    }

    private void put(ServiceId service, YearMonth month, int count) {
        people.put(
                service,
                month,
                count,
                i -> Map.of(Breakdown.RESPONDENT, i % 10 == 0 ? "proxy" : "self"));
    }

    @Test
    void an_edition_is_prepared_by_one_person_and_published_by_another() {
        JsonNode prepared = prepare("2025-04", "2025-06");
        String path = EDITIONS + "/" + prepared.get("id").asText();

        assertThat(viewer.get(path).status()).as("not yet").isEqualTo(404);
        assertThat(preparer.post(path + "/publish", "").status()).as("by oneself").isEqualTo(409);
        Api.Reply published = publisher.post(path + "/publish", "");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.json().get("state").asText()).isEqualTo("published");
        int number = published.json().get("number").asInt();
        assertThat(publisher.post(path + "/publish", "").json().get("number").asInt())
                .as("once more is answered alike")
                .isEqualTo(number);
        assertThat(preparer.post(path + "/discard", "").status()).isEqualTo(409);
        assertThat(viewer.get(path).status()).isEqualTo(200);
        assertThat(api.get(path).status()).as("without a key").isEqualTo(401);
        assertThat(
                        database.list(
                                "select act from audit_entry where subject = ? order by id",
                                row -> row.text("act"),
                                prepared.get("id").asText()))
                .containsExactly("prepare-edition", "publish-edition");

        correction(path, number);
    }

    private void correction(String first, int number) {
        assertThat(refused("2025-04", "2025-06", null)).contains("change");
        Api.Reply again =
                preparer.post(
                        EDITIONS,
                        Map.of(
                                "instrument", "ctm-3",
                                "from", "2025-04",
                                "to", "2025-06",
                                "change", "Late letters of one service"));
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        JsonNode overtaken = prepare("2025-07", "2025-09");
        assertThat(EDITIONS + "/" + again.json().get("corrects").asText()).isEqualTo(first);
        Api.Reply corrected =
                publisher.post(EDITIONS + "/" + again.json().get("id").asText() + "/publish", "");
        assertThat(corrected.json().get("number").asInt()).isGreaterThan(number);
        assertThat(
                        publisher
                                .post(
                                        EDITIONS + "/" + overtaken.get("id").asText() + "/publish",
                                        "")
                                .status())
                .as("planned without what was published since")
                .isEqualTo(409);
    }

    @Test
    void the_small_service_of_a_provider_and_the_provider_s_total_are_not_both_told() {
        Map<String, JsonNode> lines = scores(prepare("2025-04", "2025-06"));

        assertThat(lines.get("nation/all").get("n").asInt()).as("rounded").isEqualTo(355);
        assertThat(lines.get("service/OTHER-0").get("value").isNumber()).isTrue();
        assertThat(lines.get("service/SMALL").get("symbol").asText()).isEqualTo("[c]");
        assertThat(lines.get("service/SMALL").get("n").isNull()).isTrue();
        assertThat(
                        List.of("provider/HOME", "service/LARGE").stream()
                                .filter(code -> lines.get(code).get("value").isNumber()))
                .as("the one less the other is the small one")
                .hasSizeLessThan(2);
    }

    @Test
    void a_category_of_few_people_is_kept_back_with_the_one_that_would_give_it_back() {
        List<JsonNode> lines = lines(prepare("2025-04", "2025-06"), "level=service&code=OTHER-0");

        assertThat(
                        lines.stream()
                                .filter(
                                        line ->
                                                line.path("breakdown")
                                                        .asText()
                                                        .equals("respondent"))
                                .map(
                                        line ->
                                                line.get("category").asText()
                                                        + line.get("symbol").asText()))
                .containsExactlyInAnyOrder("proxy[c]", "self[c]");
    }

    @Test
    void a_published_edition_cannot_be_changed_in_the_database() {
        String id = prepare("2025-04", "2025-06").get("id").asText();

        assertThatThrownBy(
                        () ->
                                database.update(
                                        "update edition_observation set value = 1 where edition_id"
                                                + " = cast(? as uuid)",
                                        id))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(
                        () ->
                                database.update(
                                        "update edition set checksum = '' where id = cast(? as"
                                                + " uuid)",
                                        id))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void the_lines_come_in_portions_as_csv_and_as_json_lines_and_are_the_same()
            throws NoSuchAlgorithmException {
        JsonNode edition = prepare("2025-04", "2025-06");
        String path = EDITIONS + "/" + edition.get("id").asText() + "/observations";
        List<JsonNode> lines = lines(edition, "limit=7");
        Api.Reply csv = preparer.get(path + ".csv");
        Api.Reply json = preparer.get(path + ".ndjson");

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(lines.size() + 1);
        assertThat(json.body().lines()).hasSize(lines.size());
        assertThat(json.body().lines().findFirst().orElseThrow())
                .isEqualTo(lines.getFirst().toString());
        assertThat(csv.body()).as("no formula").contains("'=2+5 Ward");
        String plain = csv.body().replace("draft,2025", ",2025");
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(plain.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(edition.get("checksum").asText());
        assertThat(preparer.get(path + ".csv?bom=true").body()).startsWith("\uFEFFedition,");
        assertThat(preparer.withHeader("If-None-Match", json.header("ETag")).get(path).status())
                .isEqualTo(304);
    }

    @Test
    void the_list_is_never_cut_in_silence() {
        prepare("2025-04", "2025-06");
        prepare("2025-07", "2025-09");
        JsonNode first = preparer.get(EDITIONS + "?limit=1").json();

        assertThat(first.get("items")).hasSize(1);
        JsonNode second =
                preparer.get(EDITIONS + "?limit=1&after=" + first.get("next").asText()).json();
        assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
        Api.Reply unknown = preparer.get(EDITIONS + "?after=x");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("\"after\"");
    }

    @Test
    void what_cannot_be_prepared_is_named() {
        assertThat(refused("2025-04", "2025-05", null)).contains("\"to\"", "quarter");
        assertThat(refused("2025-06", "2025-04", null)).contains("\"from\"");
        assertThat(refused("2025-01", "2025-03", null)).contains("nobody answered");
        assertThat(refused("2099-01", "2099-03", null)).contains("not over");
        assertThat(refused("2025-10", "2025-12", "Nothing")).contains("\"change\"");
        assertThat(
                        preparer.post(
                                        EDITIONS,
                                        Map.of(
                                                "instrument",
                                                "none",
                                                "from",
                                                "2025-04",
                                                "to",
                                                "2025-06"))
                                .body())
                .contains("\"instrument\"");
        assertThat(
                        viewer.post(
                                        EDITIONS,
                                        Map.of(
                                                "instrument",
                                                "ctm-3",
                                                "from",
                                                "2025-04",
                                                "to",
                                                "2025-06"))
                                .status())
                .isEqualTo(403);
    }

    private JsonNode prepare(String from, String to) {
        Api.Reply reply = preparer.post(EDITIONS, body(from, to, null));
        if (reply.status() == 422) {
            reply = preparer.post(EDITIONS, body(from, to, "Once more"));
        }
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private String refused(String from, String to, String change) {
        Api.Reply reply = preparer.post(EDITIONS, body(from, to, change));
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        return reply.body();
    }

    private static Map<String, String> body(String from, String to, String change) {
        return change == null
                ? Map.of("instrument", "ctm-3", "from", from, "to", to)
                : Map.of("instrument", "ctm-3", "from", from, "to", to, "change", change);
    }

    private Map<String, JsonNode> scores(JsonNode edition) {
        return lines(edition, "metric=mean-score").stream()
                .filter(line -> line.path("breakdown").isMissingNode())
                .collect(
                        Collectors.toMap(
                                line ->
                                        line.get("level").asText()
                                                + "/"
                                                + line.get("code").asText(),
                                line -> line));
    }

    /** All portions. */
    private List<JsonNode> lines(JsonNode edition, String query) {
        List<JsonNode> lines = new ArrayList<>();
        String path = EDITIONS + "/" + edition.get("id").asText() + "/observations?" + query;
        Api.Reply page = preparer.get(path);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        page.json().get("items").forEach(lines::add);
        while (page.json().hasNonNull("next")) {
            page = preparer.get(path + "&after=" + page.json().get("next").asText());
            page.json().get("items").forEach(lines::add);
        }
        return lines;
    }
}
