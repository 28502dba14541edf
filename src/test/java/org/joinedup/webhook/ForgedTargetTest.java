package org.joinedup.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Nothing within the walls can be reached by a webhook. */
class ForgedTargetTest extends ServiceTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        // A name that the settings allow and that leads inside, as one whose owner has changed it.
        settings.put("joinedup.webhooks.hosts", "localhost,127.0.0.1,[::1]");
        settings.put("joinedup.webhooks.interval", "100ms");
        return settings;
    }

    @ParameterizedTest
    @CsvSource({"https://localhost", "https://127.0.0.1", "https://[::1]"})
    void a_name_that_leads_inside_is_never_connected_to(String start)
            throws IOException, InterruptedException {
        Api administrator = api.administrator();
        try (Door door = new Door()) {
            assertThat(
                            administrator
                                    .post(WEBHOOKS, Map.of("url", start + ":" + door.port() + "/x"))
                                    .status())
                    .isEqualTo(201);
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (attempts() == 0) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(20);
            }
            Thread.sleep(500);

            assertThat(door.knocks()).isZero();
            assertThat(administrator.get(WEBHOOKS).json().get(0).has("lastStatus")).isFalse();
        }
        database.update("delete from webhook_delivery");
        database.update("delete from webhook");
    }

    private long attempts() {
        return database.first(
                        "select count(*) as n from webhook_delivery where attempts > 0",
                        row -> row.count("n"))
                .orElseThrow();
    }

    @Test
    void plain_http_is_refused() {
        assertThat(api.administrator().post(WEBHOOKS, Map.of("url", "http://localhost/x")).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "127.9.9.9, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.32.0.1, true",
        "192.0.0.8, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.51.100.7, false",
        "203.0.113.7, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "100.128.0.1, true",
        "8.8.8.8, true",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::7f00:1, false",
        "fc00::1, false",
        "fd12:3456::1, false",
        "fe80::1, false",
        "ff02::1, false",
        "2001:db8::1, false",
        "2001:0:1::1, false",
        "2002:7f00:1::, false",
        "2606:4700::1111, true",
    })
    void only_public_addresses_are_public(String address, boolean isPublic)
            throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
