package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

class DoorkeeperTest {
    private static final int MOST = 3;
    private static final int MEGABYTE = 1024 * 1024;

    private final Underway underway = new Underway();
    private final Capacity capacity = new Capacity(underway, PGSimpleDataSource::new, 200, MOST, 4);
    private final EmbeddedChannel connection = connection();

    private EmbeddedChannel connection() {
        return new EmbeddedChannel(
                new Doorkeeper(
                        capacity,
                        underway,
                        new ReadyAnswers(
                                JsonMapper.createDefault(),
                                new Pages(),
                                new SecurityHeaders("https://joined.up"))));
    }

    @Test
    void a_request_is_underway_until_it_is_answered_also_after_a_word_to_continue() {
        begin("/", 0);
        answer(HttpResponseStatus.CONTINUE);
        end();
        assertThat(underway.count()).isOne();

        answer(HttpResponseStatus.OK);
        assertThat(underway.count()).isZero();
    }

    @Test
    void each_of_several_requests_on_one_connection_is_underway() {
        request("/");
        request("/");
        request("/");
        assertThat(underway.count()).isEqualTo(3);

        answer(HttpResponseStatus.OK);
        assertThat(underway.count()).isEqualTo(2);
        connection.finishAndReleaseAll();
        assertThat(underway.count()).isZero();
    }

    @Test
    void what_was_refused_before_it_was_read_is_not_underway_and_the_next_is() {
        begin("/", 0);
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        end();
        assertThat(underway.count()).isZero();

        request("/");
        assertThat(underway.count()).isOne();
    }

    @Test
    void beyond_the_limit_the_framework_is_not_woken_and_the_connection_goes_on() {
        fill();
        begin("/api/v1/surveys", 1_000);
        send(1_000);
        end();

        assertThat(letIn()).isZero();
        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(503);
        assertThat(refusal.headers().get("Retry-After")).isEqualTo("2");
        assertThat(refusal.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refusal.headers().get("Strict-Transport-Security")).isNotBlank();
        assertThat(refusal.headers().get("Content-Security-Policy")).isNotBlank();
        assertThat(refusal.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(refusal.content().toString(StandardCharsets.UTF_8))
                .contains("\"code\":\"unavailable\"");
        assertThat(capacity.refusals()).isOne();

        underway.end();
        request("/");
        assertThat(letIn()).isOne();
        assertThat(connection.isActive()).isTrue();
    }

    @Test
    void at_a_full_node_a_head_that_cannot_be_read_is_refused_like_any_and_hung_up_on() {
        fill();
        DefaultHttpRequest broken =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        broken.headers().set("Content-Length", "abc");
        broken.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("abc")));

        connection.writeInbound(broken);

        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(503);
        assertThat(refusal.headers().get("Connection")).isEqualTo("close");
    }

    @Test
    void bodies_that_all_become_whole_at_once_are_not_all_let_in() {
        begin("/s/x/answers", 10);
        send(10);
        fill();
        fill();
        end();

        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(503);
        assertThat(refusal.headers().get("Connection")).isEqualTo("close");
        assertThat(connection.isActive()).isFalse();
        assertThat(underway.count()).isEqualTo(2 * MOST);
        assertThat(underway.bytes()).isZero();
    }

    @Test
    void styles_and_scripts_of_pages_that_were_let_in_are_let_in_for_longer() {
        fill();
        request("/assets/app.css");
        assertThat(letIn()).isOne();

        fill();
        request("/assets/app.css");
        assertThat(letIn()).isZero();
    }

    @Test
    void who_is_refused_behind_requests_of_their_own_is_told_after_these_are_answered() {
        request("/");
        fill();
        request("/");
        assertThat(connection.outboundMessages()).isEmpty();

        answer(HttpResponseStatus.OK);
        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(503);
        assertThat(refusal.headers().get("Connection")).isEqualTo("close");
        pass(3);
        assertThat(connection.isActive()).isFalse();
    }

    @Test
    void more_bytes_of_bodies_than_there_is_room_for_are_not_read_and_small_ones_still_are() {
        EmbeddedChannel first = connection();
        begin(first, "/api/v1/surveys", 8 * MEGABYTE);
        send(first, 2 * MEGABYTE - 1_000);
        begin("/api/v1/surveys", 8 * MEGABYTE);
        send(100_000);

        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(503);
        send(MEGABYTE);
        assertThat(underway.bytes()).as("none is taken after it").isLessThan(2_200_000);
        pass(3);
        assertThat(connection.isActive()).as("the line is cut, with all that it held").isFalse();
        assertThat(underway.bytes()).isEqualTo(2 * MEGABYTE - 1_000);

        EmbeddedChannel patient = connection();
        begin(patient, "/s/x/answers", 60_000);
        send(patient, 60_000);
        assertThat(patient.outboundMessages()).isEmpty();
        first.finishAndReleaseAll();
        patient.finishAndReleaseAll();
        assertThat(underway.bytes()).isZero();
    }

    @Test
    void what_a_body_held_is_given_back_when_it_is_answered() {
        begin("/", 1_000);
        send(1_000);
        end();
        assertThat(underway.bytes()).isEqualTo(1_000);

        answer(HttpResponseStatus.OK);
        assertThat(underway.bytes()).isZero();
    }

    @Test
    void a_head_that_is_too_large_is_called_so() {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/s/x");
        head.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("too long")));
        connection.writeInbound(head);

        FullHttpResponse refusal = connection.readOutbound();
        assertThat(refusal.status().code()).isEqualTo(431);
        assertThat(refusal.headers().get("Content-Type")).startsWith("text/html");
        assertThat(letIn()).isZero();
    }

    /** By others. */
    private void fill() {
        for (int i = 0; i < MOST; i++) {
            underway.begin();
        }
    }

    private void request(String path) {
        connection.writeInbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path));
    }

    private void begin(String path, int length) {
        begin(connection, path, length);
    }

    private static void begin(EmbeddedChannel on, String path, int length) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path);
        head.headers().set("Content-Length", length);
        on.writeInbound(head);
    }

    private void send(int bytes) {
        send(connection, bytes);
    }

    private static void send(EmbeddedChannel on, int bytes) {
        on.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    private void end() {
        connection.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
        connection.readOutbound();
    }

    /** How many messages were passed on since this was last asked. */
    private int letIn() {
        int count = 0;
        while (connection.readInbound() != null) {
            count++;
        }
        return count;
    }

    private void pass(int seconds) {
        connection.freezeTime();
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
