package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class MoveInStepsTest extends ServiceTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final YearMonth APRIL = YearMonth.of(2025, 4);

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
                Fixtures.service(database, "STEP-" + number, Fixtures.provider(database, "STEPS"));
    }

    @Test
    void a_figure_stands_still_until_ten_more_people_have_come() {
        // This month's answers are still awaited: what came to it is shown by the month.
        YearMonth now = YearMonth.now(ZoneId.of("Europe/London"));
        String quarter = "&from=" + quarterOf(now).from() + "&to=" + quarterOf(now).to();
        for (int[] step : new int[][] {{12, 12}, {13, 12}, {21, 12}, {22, 22}, {31, 22}}) {
            people.put(service, now, step[0]);
            assertThat(first(quarter).get("responses").asInt())
                    .as("of %d", step[0])
                    .isEqualTo(step[1]);
        }
        assertThat(first(quarter).get("waiting").asInt()).isEqualTo(9);
    }

    @Test
    void what_stands_still_is_the_whole_indicator_with_its_time() {
        people.put(service, JANUARY, 12);
        JsonNode before = first("&from=2025-01&to=2025-03");
        people.put(service, JANUARY, 15);
        JsonNode after = first("&from=2025-01&to=2025-03");

        assertThat(before.get("responses").asInt()).isEqualTo(12);
        assertThat(after.get("completed").asInt()).as("who answered is told at once").isEqualTo(15);
        for (String figure : new String[] {"asOf", "score", "items", "responses"}) {
            assertThat(after.get(figure)).as(figure).isEqualTo(before.get(figure));
        }
    }

    @Test
    void somebody_who_withdraws_counts_no_longer_at_once() {
        for (int[] step : new int[][] {{25, 25}, {24, 24}, {9, 0}, {10, 10}}) {
            people.put(service, JANUARY, step[0]);
            assertThat(first("&from=2025-01&to=2025-03").path("responses").asInt())
                    .as("of %d", step[0])
                    .isEqualTo(step[1]);
        }
    }

    @Test
    void somebody_who_is_erased_is_in_no_figure_any_more_though_others_came_meanwhile() {
        people.put(service, JANUARY, 20);
        JsonNode before = first("&from=2025-01&to=2025-03");
        // One went, and one came in that person's place: so many people as before.
        people.put(service, JANUARY, 20, i -> new byte[] {4, 4, 4}, i -> Map.of());
        assertThat(first("&from=2025-01&to=2025-03").get("score"))
                .as("a service of which nobody was erased is not even looked at")
                .isEqualTo(before.get("score"));

        database.update(
                "insert into response_erasure (service_id, month, erased) values (?, ?, 1)",
                service,
                JANUARY.atDay(1));

        JsonNode after = first("&from=2025-01&to=2025-03");
        assertThat(after.get("responses").asInt()).isEqualTo(20);
        assertThat(after.at("/score/mean/value").asDouble()).isEqualTo(100);
    }

    @Test
    void a_month_of_enough_people_is_shown_and_a_thinner_one_is_in_its_quarter_alone() {
        people.put(service, JANUARY, 15);
        people.put(service, FEBRUARY, 6);
        people.put(service, MARCH, 5);

        JsonNode months = get("&from=2025-01&to=2025-03&by=month");
        assertThat(months.at("/indicators/0/responses").asInt()).isEqualTo(15);
        assertThat(months.at("/indicators/1/symbol").asText()).isEqualTo("[c]");
        assertThat(months.at("/indicators/1/reason").asText()).contains("quarter");
        assertThat(months.at("/indicators/2/symbol").asText()).isEqualTo("[c]");
        assertThat(first("&from=2025-01&to=2025-03").get("responses").asInt()).isEqualTo(26);
        assertThat(first("&from=2025-01&to=2025-12").get("responses").asInt()).isEqualTo(26);
    }

    @Test
    void what_is_too_little_for_two_quarters_is_shown_with_the_year() {
        people.put(service, JANUARY, 6);
        people.put(service, APRIL, 7);

        assertThat(first("&from=2025-01&to=2025-03").get("symbol").asText()).isEqualTo("[c]");
        assertThat(first("&from=2025-04&to=2025-06").get("symbol").asText()).isEqualTo("[c]");
        assertThat(first("&from=2025-01&to=2025-12").get("responses").asInt()).isEqualTo(13);
    }

    @Test
    void completed_are_all_who_answered_also_in_months_of_which_nobody_is_shown() {
        people.put(service, JANUARY, 15);
        people.put(service, APRIL, 6);

        assertThat(first("&from=2025-01&to=2025-12").get("completed").asInt()).isEqualTo(21);
        assertThat(first("&from=2025-01&to=2025-12").get("responses").asInt()).isEqualTo(15);
    }

    @Test
    void no_two_views_of_one_service_differ_by_one_to_nine_people() {
        people.put(service, JANUARY, 14);
        people.put(service, FEBRUARY, 3);
        people.put(service, APRIL, 30);
        JsonNode year = get("&from=2025-01&to=2025-12&by=year");
        JsonNode quarters = get("&from=2025-01&to=2025-12&by=quarter");

        int rest = year.at("/indicators/0/responses").asInt();
        for (JsonNode quarter : quarters.get("indicators")) {
            rest -= quarter.path("responses").asInt();
        }
        assertThat(rest).isZero();
        assertThat(quarters.at("/indicators/0/responses").asInt()).isEqualTo(14);
        assertThat(quarters.at("/indicators/0/waiting").asInt()).isEqualTo(3);
    }

    @Test
    void of_readers_at_once_each_is_shown_the_same_people_once() throws Exception {
        people.put(service, JANUARY, 33);
        try (ExecutorService readers = Executors.newFixedThreadPool(6)) {
            Callable<Integer> read =
                    () -> first("&from=2025-01&to=2025-03").path("responses").asInt();
            for (Future<Integer> shown :
                    readers.invokeAll(Stream.generate(() -> read).limit(12).toList())) {
                assertThat(shown.get()).isEqualTo(33);
            }
        }
    }

    private static Period quarterOf(YearMonth month) {
        return Granularity.QUARTER.of(month);
    }

    private JsonNode first(String query) {
        return get(query).at("/indicators/0");
    }

    private JsonNode get(String query) {
        return administrator
                .get("/api/v1/services/" + service + "/indicators?instrument=ctm-3" + query)
                .json();
    }
}
