package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;

import java.util.Map;

class CrossOriginTest extends ServiceTest {
    private static final String OPEN = "/api/v1/questionnaires";

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("micronaut.server.cors.enabled", "true");
        settings.put(
                "micronaut.server.cors.configurations.web.allowed-origins",
                "https://friend.example");
        return settings;
    }

    @Test
    void pages_of_a_site_that_is_set_are_let_in_and_no_others() {
        assertThat(
                        api.withHeader("Origin", "https://friend.example")
                                .get(OPEN)
                                .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://friend.example");
        assertThat(
                        api.withHeader("Origin", "https://elsewhere.example")
                                .get(OPEN)
                                .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
