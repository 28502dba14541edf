package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpVersion;
import io.micronaut.http.server.HttpServerConfiguration;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class WatchConnectionsTest {
    /** Made with the server, which does not start without it. */
    @Test
    void a_node_that_is_to_speak_http_2_does_not_start_for_nobody_would_watch_its_connections() {
        HttpServerConfiguration server = new HttpServerConfiguration();
        server.setHttpVersion(HttpVersion.HTTP_2_0);

        assertThatThrownBy(
                        () ->
                                new WatchConnections(
                                        server, Duration.ZERO, Duration.ZERO, -1, null, null, null))
                .hasMessageContaining("micronaut.server.http-version must be 1.1");
    }
}
