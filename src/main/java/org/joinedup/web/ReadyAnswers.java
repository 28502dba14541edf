package org.joinedup.web;

import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that are made once, for when there is no time, or no request that could be read: the same
 * that the framework would give, with the same headers, as far as they do not hang on the request.
 */
@Singleton
class ReadyAnswers {
    private final Map<ProblemType, byte[]> problems = new EnumMap<>(ProblemType.class);
    private final Map<ProblemType, byte[]> pages = new EnumMap<>(ProblemType.class);
    private final Map<String, String> headers;

    ReadyAnswers(JsonMapper json, Pages pages, SecurityHeaders headers) {
        this.headers = headers.ofAnyPage();
        for (ProblemType type : List.of(ProblemType.UNAVAILABLE, ProblemType.HEAD_TOO_LARGE)) {
            Problem problem = Problem.of(type, null, List.of());
            try {
                problems.put(type, json.writeValueAsBytes(problem));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            this.pages.put(type, pages.error(problem).body());
        }
    }

    /**
     * @param path that was asked for
     * @param last whether nothing more is answered on the connection
     */
    FullHttpResponse of(ProblemType type, String path, boolean last) {
        boolean isApi = ErrorAnswers.isApi(path);
        byte[] body = (isApi ? problems : pages).get(type);
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(type.status().getCode()),
                        Unpooled.wrappedBuffer(body));
        headers.forEach(answer.headers()::set);
        answer.headers()
                .set(
                        HttpHeaderNames.CONTENT_TYPE,
                        isApi ? Problem.MEDIA_TYPE : Pages.HTML.toString())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        if (type == ProblemType.UNAVAILABLE) {
            answer.headers().set(HttpHeaderNames.RETRY_AFTER, Problem.SOON);
        }
        if (last) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return answer;
    }
}
