package org.joinedup.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;

import reactor.core.publisher.Flux;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Refuses early, at the addresses to which anyone may send, what is larger than anything that
 * belongs there; and where files are handed in, what would not be read to its end. What does not
 * tell its length is counted, and no further than that; but not where files are handed in: all
 * browsers tell it, and so much is not held for whoever has not signed in.
 */
@ServerFilter({
    "/s/**",
    "/o/**",
    "/kiosk/**",
    "/api/v1/invitations/*/responses",
    "/api/v1/notify/**",
    "/sign-in",
    "/api/v1/tokens",
    "/oauth/token",
    "/surveys/*/lists",
    "/stop-lists"
})
// Before anyone is asked to sign in, and after the headers of every answer.
@Order(-50)
class SmallBodies {
    private static final long LARGEST_QUESTIONNAIRE = 64 * 1024;
    private static final long LARGEST_CREDENTIALS = 8 * 1024;

    /** That of micronaut.server.max-request-size, past which a form with a file is never read. */
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    private static final Set<String> OF_CREDENTIALS =
            Set.of("/sign-in", "/api/v1/tokens", "/oauth/token");

    private final Pages pages;

    SmallBodies(Pages pages) {
        this.pages = pages;
    }

    @RequestFilter
    CompletionStage<Optional<HttpResponse<?>>> refuse(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        long limit = limit(request);
        boolean isOfUnknownLength = request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
        if (isOfUnknownLength && limit == LARGEST_FILE) {
            return CompletableFuture.completedStage(refusal(request, true));
        }
        if (isOfUnknownLength && request instanceof ServerHttpRequest<?> unread) {
            return exceeds(unread, limit).thenApply(larger -> refusal(request, larger));
        }
        return CompletableFuture.completedStage(
                refusal(request, request.getContentLength() > limit));
    }

    /** Reads a copy, and of it no more than tells. */
    private static CompletionStage<Boolean> exceeds(ServerHttpRequest<?> request, long limit) {
        return Flux.from(
                        request.byteBody()
                                .split(SplitBackpressureMode.FASTEST)
                                .toByteArrayPublisher())
                .scan(0L, (read, portion) -> read + portion.length)
                .any(read -> read > limit)
                .toFuture();
    }

    private Optional<HttpResponse<?>> refusal(HttpRequest<?> request, boolean larger) {
        if (!larger) {
            return Optional.empty();
        }
        return Optional.of(
                ErrorAnswers.isApi(request)
                        ? Problem.answer(
                                ProblemType.BODY_TOO_LARGE,
                                "at most %d bytes".formatted(limit(request)))
                        : pages.error(
                                request, Problem.of(ProblemType.BODY_TOO_LARGE, null, List.of())));
    }

    private static long limit(HttpRequest<?> request) {
        String path = request.getPath();
        if (path.startsWith("/surveys/") || path.equals("/stop-lists")) {
            return LARGEST_FILE;
        }
        return OF_CREDENTIALS.contains(path) ? LARGEST_CREDENTIALS : LARGEST_QUESTIONNAIRE;
    }
}
