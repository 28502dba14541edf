package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.PublishedEditions;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;

/** A commissioner pays for one of two services of a region, and an edition tells both. */
class PreparedEditionTest extends ServiceTest {
    private static final YearMonth MAY = YearMonth.of(2025, 5);

    private PublishedEditions editions;
    private Api buyer;

    @BeforeEach
    void two_services_are_in_one_region() {
        if (editions != null) {
            return;
        }
        OrganisationId home = Fixtures.provider(database, "HOME");
        OrganisationId away = Fixtures.provider(database, "AWAY");
        OrganisationId paying = Fixtures.commissioner(database, "BUYER");
        ServiceId paid = Fixtures.service(database, "PAID", home);
        ServiceId other = Fixtures.service(database, "OTHER", away);
        Fixtures.commissions(database, paying, paid);
        FoldedPeople people = new FoldedPeople(database);
        for (ServiceId service : new ServiceId[] {paid, other}) {
            people.put(service, MAY, 45);
            people.put(service, MAY.minusYears(1), 45);
            database.update("update service set region = 'Pair' where id = ?", service);
        }
        Api anonymous = new Api(server.getURI());
        editions = new PublishedEditions(anonymous);
        buyer = Fixtures.client(anonymous, "BUYER");
    }

    private String symbolOfThePair() {
        Reply reply =
                buyer.get(
                        "/api/v1/groups/region/Pair/indicators?instrument=ctm-3&from=2025-04&to=2025-06");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().at("/indicators/0/symbol").asText();
    }

    @Test
    void what_is_prepared_and_not_published_opens_no_live_figure() {
        assertThat(symbolOfThePair()).isEqualTo("[c]");

        String prepared = editions.prepare("2025-04", "2025-06", null);

        assertThat(
                        editions.publisher()
                                .get("/api/v1/editions/" + prepared + "/observations?code=OTHER")
                                .json()
                                .at("/items/0/value")
                                .isNumber())
                .as("it would tell the other service")
                .isTrue();
        assertThat(symbolOfThePair()).isEqualTo("[c]");
        editions.publisher().post("/api/v1/editions/" + prepared + "/discard", "");
    }

    @Test
    void an_edition_is_not_published_beside_figures_that_were_first_shown_while_it_was_computed() {
        String prepared = editions.prepare("2024-04", "2024-06", null);
        database.update(
                """
                insert into live_view (code, version, first_month, last_month, level, group_code,
                    services_key, services)
                values ('ctm-3', 1, date '2024-04-01', date '2024-06-01', 'region', 'Late',
                    gen_random_uuid(), '{}')
                """);

        Reply refused = publish(prepared);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText()).contains("prepare it anew");
        assertThat(publish(editions.prepare("2024-04", "2024-06", null)).status()).isEqualTo(200);
    }

    private Reply publish(String edition) {
        return editions.publisher().post("/api/v1/editions/" + edition + "/publish", "");
    }
}
