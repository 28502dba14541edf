package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

class BreakdownIndicatorsTest extends ServiceTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);
    private static final String QUARTER = "&from=2025-04&to=2025-06";

    private static int number;
    private ServiceId service;
    private FoldedPeople people;
    private Api administrator;

    @BeforeAll
    void an_administrator_is_there() {
        administrator = new Api(server.getURI()).administrator();
    }

    @BeforeEach
    void a_new_service() {
        number++;
        people = new FoldedPeople(database);
        service =
                Fixtures.service(database, "PART-" + number, Fixtures.provider(database, "PARTS"));
    }

    @Test
    void categories_of_enough_people_are_shown_side_by_side() {
        put(MAY, 20, 12, 10);

        assertThat(shown(QUARTER)).isEqualTo(Map.of("self", "20", "helped", "12", "proxy", "10"));
    }

    @Test
    void with_a_small_category_the_next_smallest_is_kept_back() {
        put(MAY, 20, 12, 4);

        assertThat(shown(QUARTER)).isEqualTo(Map.of("self", "20", "helped", "[c]", "proxy", "[c]"));
        JsonNode proxy = indicators(QUARTER).get(1);
        assertThat(proxy.get("moreNeeded").asInt()).as("not how many there are").isZero();
        assertThat(proxy.path("score").isMissingNode()).isTrue();
    }

    @Test
    void a_breakdown_is_fixed_only_when_answers_are_no_longer_awaited() {
        YearMonth now = YearMonth.now(ZoneId.of("Europe/London"));
        put(now, 20, 12, 10);
        Period quarter = Granularity.QUARTER.of(now);

        JsonNode self = indicators("&from=" + quarter.from() + "&to=" + quarter.to()).get(1);
        assertThat(self.get("symbol").asText()).isEqualTo("[c]");
        assertThat(self.get("reason").asText()).contains("fixed after");
    }

    @Test
    void people_who_come_late_enter_the_quarter_but_not_its_breakdowns() {
        put(MAY, 20, 12, 10);
        assertThat(shown(QUARTER).get("self")).isEqualTo("20");
        put(MAY, 31, 13, 10);

        assertThat(shown(QUARTER)).isEqualTo(Map.of("self", "20", "helped", "12", "proxy", "10"));
        JsonNode whole = ask(QUARTER).at("/indicators/0");
        assertThat(whole.get("responses").asInt()).isEqualTo(54);
    }

    @Test
    void people_who_come_late_do_not_unlock_a_category_that_is_kept_back() {
        put(MAY, 20, 12, 4);
        assertThat(shown(QUARTER).get("helped")).isEqualTo("[c]");
        put(MAY, 31, 13, 4);

        assertThat(ask(QUARTER).at("/indicators/0/responses").asInt()).isEqualTo(48);
        assertThat(shown(QUARTER)).isEqualTo(Map.of("self", "20", "helped", "[c]", "proxy", "[c]"));
    }

    @Test
    void a_year_does_not_give_back_what_its_quarters_keep_back() {
        put(MAY, 20, 12, 4);
        put(AUGUST, 20, 10, 12);

        assertThat(shown(QUARTER).get("proxy")).isEqualTo("[c]");
        Map<String, String> year = shown("&from=2025-01&to=2025-12");
        assertThat(shown("&from=2025-07&to=2025-09").get("proxy")).isEqualTo("12");
        assertThat(year).containsEntry("self", "40").containsEntry("proxy", "[c]");
    }

    @Test
    void a_category_has_no_response_rate_and_says_so() {
        put(MAY, 20, 12, 10);

        JsonNode self = indicators(QUARTER).get(2);
        assertThat(self.at("/responseRate/symbol").asText()).isEqualTo("[z]");
        assertThat(self.at("/score/straightLined/symbol").asText()).isIn("[z]", "[c]");
        assertThat(self.has("invited")).isTrue();
        assertThat(self.get("invited").isNull()).isTrue();
    }

    /** People who are never taken away again when there are more of them. */
    private void put(YearMonth month, int self, int helped, int proxy) {
        people.put(
                service,
                month,
                self + helped + proxy,
                i -> Map.of(Breakdown.RESPONDENT, respondent(i, self, helped, proxy)));
    }

    /** The first 42 people are the same ones, whatever came after them. */
    private static String respondent(int i, int self, int helped, int proxy) {
        if (i < 20) {
            return "self";
        }
        int rest = i - 20;
        if (rest < Math.min(helped, 12)) {
            return "helped";
        }
        rest -= Math.min(helped, 12);
        if (rest < proxy) {
            return "proxy";
        }
        rest -= proxy;
        return rest < self - 20 ? "self" : "helped";
    }

    /** How many people, or the symbol, by category. */
    private Map<String, String> shown(String query) {
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode indicator : indicators(query)) {
            shown.put(
                    indicator.get("category").asText(),
                    indicator.get("responses").isNull()
                            ? indicator.get("symbol").asText()
                            : indicator.get("responses").asText());
        }
        return shown;
    }

    private JsonNode indicators(String query) {
        JsonNode reply = ask(query + "&breakdown=respondent");
        assertThat(reply.path("breakdown").asText()).isEqualTo("respondent");
        return reply.get("indicators");
    }

    private JsonNode ask(String query) {
        return administrator
                .get("/api/v1/services/" + service + "/indicators?instrument=ctm-3" + query)
                .json();
    }
}
