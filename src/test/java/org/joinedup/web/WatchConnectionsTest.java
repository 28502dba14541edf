package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class WatchConnectionsTest {
    @Test
    void a_node_that_is_to_speak_http_2_does_not_start_for_nobody_would_watch_its_connections() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        settings.put("micronaut.server.http-version", "2.0");

        assertThatThrownBy(() -> ApplicationContext.run(EmbeddedServer.class, settings).close())
                .hasStackTraceContaining("micronaut.server.http-version must be 1.1");
    }
}
