package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Three sites of a programme, whose means rise from 50 to 83.3, 86.7 and 90.0 in a year, and three
 * other services, whose go from 50 to 50.0, 51.7 and 48.3.
 */
class ComparisonTest extends ServiceTest {
    private static final YearMonth BEFORE = YearMonth.of(2024, 4);
    private static final YearMonth AFTER = YearMonth.of(2025, 4);
    private static final int PEOPLE = 60;
    private static final String QUESTION = "?instrument=ctm-3&period=2025-Q2";

    private FoldedPeople people;
    private Api viewer;

    @BeforeAll
    void two_years_are_published() {
        people = new FoldedPeople(database);
        database.update(
                "insert into programme (code, name, announced_on) values ('pilot', 'A pilot', date"
                        + " '2024-09-01'), ('old', 'An old one', date '2010-01-01')");
        database.update(
                "insert into integration_strategy (code, name, kind, studies, health_positive,"
                    + " health_measured, satisfaction_positive, satisfaction_measured) values"
                    + " ('site', 'Used by sites', 'activity', 1, 0, 1, 0, 1), ('other', 'Used by"
                    + " others', 'activity', 1, 0, 1, 0, 1)");
        OrganisationId home = Fixtures.provider(database, "HOME");
        for (int i = 0; i < 3; i++) {
            ServiceId site = Fixtures.service(database, "SITE-" + i, home);
            put(site, BEFORE, 2, 30);
            put(site, AFTER, 3, 30 + 6 * i);
            belongs(site, "site", "pilot");
            ServiceId other = Fixtures.service(database, "WARD-" + i, home);
            put(other, BEFORE, 2, 30);
            put(other, AFTER, 2, new int[] {30, 33, 27}[i]);
            belongs(other, "other", "old");
        }
        Api anonymous = new Api(server.getURI());
        PublishedEditions editions = new PublishedEditions(anonymous);
        editions.publish("2024-04", "2024-06", null);
        editions.publish("2025-04", "2025-06", null);
        viewer = Fixtures.signedIn(anonymous, "viewer", "HOME");
    }

    /** Everybody answers with one code, and so many with the one above it. */
    private void put(ServiceId service, YearMonth month, int code, int above) {
        people.put(
                service,
                month,
                PEOPLE,
                i -> {
                    byte answer = (byte) (i < above ? code + 1 : code);
                    return new byte[] {answer, answer, answer};
                },
                i -> Map.of());
    }

    private void belongs(ServiceId service, String strategy, String programme) {
        database.update(
                "insert into service_strategy (service_id, strategy) values (?, ?)",
                service,
                strategy);
        database.update(
                "insert into programme_service (service_id, programme) values (?, ?)",
                service,
                programme);
    }

    @Test
    void of_each_strategy_it_is_told_how_many_services_have_changed_and_which_way() {
        JsonNode effects = answered("/api/v1/strategies/effects" + QUESTION);

        assertThat(counts(effects, "site")).isEqualTo(counts(3, 3, 0, 0));
        assertThat(counts(effects, "other")).isEqualTo(counts(3, 0, 0, 3));
        assertThat(effects.at("/before/edition").asInt()).isEqualTo(1);
        assertThat(effects.at("/before/from").asText()).as("a year earlier").isEqualTo("2024-04");
        assertThat(effects.get("notes").toString()).contains("no comparison group");
    }

    /** R 4.2.2: t.test(c(33.3, 36.7, 40), c(0, 1.7, -1.7)): 36.66667, 29.71898 to 43.61436. */
    @Test
    void a_programme_s_sites_are_compared_with_all_other_services_before_and_after() {
        JsonNode compared = answered("/api/v1/programmes/pilot/comparison" + QUESTION);

        assertThat(compared.at("/sites/services").asInt()).isEqualTo(3);
        assertThat(compared.at("/sites/before").asDouble()).isEqualTo(50.0);
        assertThat(compared.at("/sites/after").asDouble()).isEqualTo(86.7);
        assertThat(compared.at("/others/after").asDouble()).isEqualTo(50.0);
        assertThat(compared.at("/difference/value").asDouble()).isEqualTo(36.7);
        assertThat(compared.at("/difference/lower").asDouble()).isCloseTo(29.7, within(0.11));
        assertThat(compared.at("/difference/n").asInt()).isEqualTo(6);
        assertThat(compared.get("differenceInDifferences").asBoolean()).isTrue();
    }

    @Test
    void a_programme_that_did_not_begin_between_the_two_periods_is_said_to_have_brought_nothing() {
        JsonNode compared = answered("/api/v1/programmes/old/comparison" + QUESTION);

        assertThat(compared.get("differenceInDifferences").asBoolean()).isFalse();
        assertThat(compared.get("notes").toString())
                .contains("says nothing of what it brought about");
    }

    @Test
    void what_is_not_published_cannot_be_compared() {
        Api.Reply reply = viewer.get("/api/v1/strategies/effects?instrument=ctm-3&period=2025-Q3");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("period");
        assertThat(
                        viewer.get("/api/v1/strategies/effects" + QUESTION + "&before=2025-Q1")
                                .json()
                                .at("/errors/0/field")
                                .asText())
                .isEqualTo("before");
        assertThat(viewer.get("/api/v1/strategies/effects").json().get("errors")).hasSize(2);
        assertThat(viewer.get("/api/v1/programmes/none/comparison" + QUESTION).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/strategies/effects" + QUESTION).status()).isEqualTo(401);
    }

    private JsonNode answered(String path) {
        Api.Reply reply = viewer.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String counts(JsonNode effects, String strategy) {
        return StreamSupport.stream(effects.get("strategies").spliterator(), false)
                .filter(each -> each.get("code").asText().equals(strategy))
                .findFirst()
                .orElseThrow()
                .get("services")
                .toString();
    }

    private static String counts(int services, int improved, int worsened, int neither) {
        return "{\"services\":%d,\"improved\":%d,\"worsened\":%d,\"neither\":%d,\"notCompared\":0}"
                .formatted(services, improved, worsened, neither);
    }
}
