package org.joinedup.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;

import reactor.core.publisher.Flux;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Refuses early what is larger than anything that belongs there: at the addresses to which anyone
 * may send, and from those who show nothing that they could be known by at any other; and where
 * files are handed in, what would not be read to its end. What does not tell its length is counted,
 * and no further than that; but not where files are handed in: all browsers tell it, and so much is
 * not held for whoever has not signed in.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
// Before anyone is asked to sign in, and after the headers of every answer.
@Order(-50)
class SmallBodies {
    private static final long LARGEST_QUESTIONNAIRE = 64 * 1024;
    private static final long LARGEST_CREDENTIALS = 8 * 1024;

    /** That of micronaut.server.max-request-size, past which a form with a file is never read. */
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    private static final Pattern FILES = Pattern.compile("/surveys/[^/]+/lists|/stop-lists");
    private static final Set<String> OF_CREDENTIALS =
            Set.of("/sign-in", "/api/v1/tokens", "/oauth/token");

    private final Pages pages;
    private final String session;

    SmallBodies(
            Pages pages, @Value("${micronaut.security.token.cookie.cookie-name}") String session) {
        this.pages = pages;
        this.session = session;
    }

    @RequestFilter
    CompletionStage<Optional<HttpResponse<?>>> refuse(HttpRequest<?> request) {
        long limit = limit(request);
        if (request.getMethod() == HttpMethod.GET || limit == Long.MAX_VALUE) {
            return CompletableFuture.completedStage(Optional.empty());
        }
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
                        : pages.error(Problem.of(ProblemType.BODY_TOO_LARGE, null, List.of())));
    }

    private long limit(HttpRequest<?> request) {
        String path = request.getPath();
        if (OF_CREDENTIALS.contains(path)) {
            return LARGEST_CREDENTIALS;
        }
        if (FILES.matcher(path).matches()) {
            return LARGEST_FILE;
        }
        return isForAnyone(request) || isNobody(request) ? LARGEST_QUESTIONNAIRE : Long.MAX_VALUE;
    }

    /** Also what leads nowhere. */
    private static boolean isForAnyone(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(
                        route ->
                                route.getAnnotationMetadata()
                                        .stringValue(Secured.class)
                                        .filter(SecurityRule.IS_ANONYMOUS::equals)
                                        .isPresent())
                .orElse(true);
    }

    private boolean isNobody(HttpRequest<?> request) {
        return !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                && request.getCookies().findCookie(session).isEmpty();
    }
}
