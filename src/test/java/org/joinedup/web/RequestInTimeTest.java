package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RequestInTimeTest {
    private final Underway underway = new Underway();
    private final EmbeddedChannel connection =
            new EmbeddedChannel(new RequestInTime(Duration.ofSeconds(20), underway));

    @Test
    void a_request_is_underway_until_it_is_answered_also_after_a_word_to_continue() {
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        answer(HttpResponseStatus.CONTINUE);
        connection.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
        assertThat(underway.count()).isOne();

        answer(HttpResponseStatus.OK);
        assertThat(underway.count()).isZero();
    }

    @Test
    void each_of_several_requests_on_one_connection_is_underway() {
        request();
        request();
        request();
        assertThat(underway.count()).isEqualTo(3);

        answer(HttpResponseStatus.OK);
        assertThat(underway.count()).isEqualTo(2);
        connection.finishAndReleaseAll();
        assertThat(underway.count()).isZero();
    }

    @Test
    void what_was_refused_before_it_was_read_is_not_underway_and_the_next_is() {
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        connection.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
        assertThat(underway.count()).isZero();

        request();
        assertThat(underway.count()).isOne();
    }

    private void request() {
        connection.writeInbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }
}
