package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class RequestInTimeTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final int LONGEST_SECONDS = 100;

    private final EmbeddedChannel connection =
            new EmbeddedChannel(
                    new RequestInTime(
                            Duration.ofSeconds(PATIENCE_SECONDS),
                            Duration.ofSeconds(LONGEST_SECONDS)));

    @BeforeEach
    void begin() {
        connection.freezeTime();
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
    }

    @Test
    void who_sends_a_body_fast_enough_is_still_hung_up_on_after_the_longest_time() {
        for (int second = 0; second < LONGEST_SECONDS - 1; second++) {
            send(2_000);
            pass(1);
            assertThat(connection.isActive()).as("after %d s", second).isTrue();
        }
        send(2_000);
        pass(2);

        assertThat(connection.isActive()).isFalse();
    }

    @Test
    void who_sends_too_slowly_is_hung_up_on_sooner() {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            send(100);
            pass(1);
        }

        assertThat(connection.isActive()).isFalse();
    }

    @Test
    void a_body_that_is_whole_is_not_waited_for() {
        connection.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
        pass(10 * LONGEST_SECONDS);

        assertThat(connection.isActive()).isTrue();
    }

    @Test
    void while_nothing_is_to_be_read_it_is_not_the_sender_who_is_slow() {
        connection.config().setAutoRead(false);
        send(100);
        pass(10 * LONGEST_SECONDS);

        assertThat(connection.isActive()).isTrue();
    }

    private void send(int bytes) {
        connection.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
        connection.releaseInbound();
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
        }
    }
}
