package org.joinedup.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Eight months of two steady services and a small one, then a month in which two of them fall. */
class TrendSignalledTest extends ServiceTest {
    private static final YearMonth JANUARY = YearMonth.of(2024, 1);
    private static final int STEADY = 8;

    private FoldedPeople people;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.webhooks.hosts", "localhost");
        settings.put("joinedup.webhooks.internal", "true");
        settings.put("joinedup.webhooks.interval", "100ms");
        return settings;
    }

    @Test
    void a_subscriber_is_told_once_of_the_service_whose_published_trend_signals_and_of_no_other()
            throws IOException, InterruptedException {
        OrganisationId home = Fixtures.provider(database, "HOME");
        people = new FoldedPeople(database);
        ServiceId falls = Fixtures.service(database, "FALLS", home);
        ServiceId steady = Fixtures.service(database, "STEADY", home);
        ServiceId small = Fixtures.service(database, "SMALL", home);
        for (int i = 0; i <= STEADY; i++) {
            put(falls, i, 60, i == STEADY);
            put(steady, i, 60, false);
            put(small, i, 12, i == STEADY);
        }
        Api anonymous = new Api(server.getURI());
        PublishedEditions editions = new PublishedEditions(anonymous);
        try (Receiver receiver = new Receiver()) {
            anonymous.administrator().post("/api/v1/webhooks", Map.of("url", receiver.url()));
            for (int i = 0; i <= STEADY; i++) {
                editions.publish(month(i), month(i), null);
            }
            awaitMessages(receiver, "edition.published", STEADY + 1);
            awaitMessages(receiver, "trend.signalled", 1);

            JsonNode signalled = ofType(receiver, "trend.signalled").getFirst();
            JsonNode data = signalled.get("data");
            assertThat(data.at("/service/code").asText()).isEqualTo("FALLS");
            assertThat(data.at("/service/id").asText()).isEqualTo(falls.toString());
            assertThat(data.get("rule").asText()).isEqualTo("outside-limits");
            assertThat(data.get("variation").asText()).isEqualTo("concern-low");
            assertThat(data.get("from").asText()).isEqualTo(month(STEADY));
            assertThat(data.get("points").asInt()).isEqualTo(STEADY + 1);
            assertThat(data.get("trial").asBoolean()).isTrue();
            assertThat(data.get("value").asDouble()).isEqualTo(published());
            assertThat(signalled.get("id").asText()).isNotBlank();
        }
    }

    private double published() {
        return database.first(
                        """
                        select o.value from edition_observation o join edition e on e.id = o.edition_id
                        where o.code = 'FALLS' and o.metric = 'mean-score' and o.breakdown = ''
                        order by e.number desc limit 1
                        """,
                        row -> row.optionalNumber("value"))
                .orElseThrow();
    }

    private void put(ServiceId service, int month, int count, boolean low) {
        int most = low ? 1 : 5 + month % 2;
        people.put(
                service,
                JANUARY.plusMonths(month),
                count,
                i -> i % 10 < most ? new byte[] {4, 4, 4} : new byte[] {2, 2, 2},
                i -> Map.of());
    }

    private static String month(int number) {
        return JANUARY.plusMonths(number).toString();
    }

    private static List<JsonNode> ofType(Receiver receiver, String type) {
        return receiver.messages().stream()
                .map(Receiver.Message::json)
                .filter(message -> message.get("type").asText().equals(type))
                .toList();
    }

    private static void awaitMessages(Receiver receiver, String type, int count)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (ofType(receiver, type).size() < count) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(50);
        }
        Thread.sleep(300);
        assertThat(ofType(receiver, type)).hasSize(count);
    }
}
