package org.joinedup.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.FoldedPeople;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.Map;

class OpenEditionsTest extends ServiceTest {
    private static final String EDITIONS = "/api/v1/editions";

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.editions-are-open", "true");
        return settings;
    }

    @Test
    void once_they_are_opened_everybody_reads_what_is_published_and_nothing_else() {
        ServiceId service = Fixtures.service(database, "ONE", Fixtures.provider(database, "HOME"));
        new FoldedPeople(database).put(service, YearMonth.of(2025, 1), 50);
        Api anonymous = new Api(server.getURI());
        Api administrator = anonymous.administrator();
        String id =
                administrator
                        .post(
                                EDITIONS,
                                Map.of("instrument", "ctm-3", "from", "2025-01", "to", "2025-01"))
                        .json()
                        .get("id")
                        .asText();

        assertThat(anonymous.get(EDITIONS).json().get("items")).isEmpty();
        assertThat(anonymous.get(EDITIONS + "/" + id).status()).isEqualTo(404);
        assertThat(anonymous.get(EDITIONS + "/" + id + "/observations.csv").status())
                .isEqualTo(404);
        assertThat(anonymous.post(EDITIONS + "/" + id + "/publish", "").status()).isEqualTo(401);

        administrator.post(
                "/api/v1/users",
                Map.of(
                        "username", "second",
                        "displayName", "second",
                        "password", Api.PASSWORD,
                        "role", "administrator"));
        Api second = anonymous.signedIn("second", Api.PASSWORD);
        assertThat(second.get("/editions/" + id + "/publish").body())
                .contains("Everybody, without signing in");
        second.post(EDITIONS + "/" + id + "/publish", "");

        assertThat(anonymous.get(EDITIONS).json().at("/items/0/number").asInt()).isEqualTo(1);
        Api.Reply csv = anonymous.get(EDITIONS + "/" + id + "/observations.csv");
        assertThat(csv.body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("1,2025-01,"));
        assertThat(csv.header("Cache-Control")).startsWith("public");
    }
}
