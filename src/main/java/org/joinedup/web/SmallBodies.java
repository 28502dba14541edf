package org.joinedup.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.List;
import java.util.Set;

/**
 * Refuses early, at the addresses to which anyone may send, what is larger than anything that
 * belongs there, and what does not say how large it is.
 */
@ServerFilter({
    "/s/**",
    "/api/v1/invitations/*/responses",
    "/sign-in",
    "/api/v1/tokens",
    "/oauth/token"
})
class SmallBodies {
    private static final long LARGEST_QUESTIONNAIRE = 64 * 1024;
    private static final long LARGEST_CREDENTIALS = 8 * 1024;
    private static final Set<String> OF_CREDENTIALS =
            Set.of("/sign-in", "/api/v1/tokens", "/oauth/token");

    private final Pages pages;

    SmallBodies(Pages pages) {
        this.pages = pages;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        boolean unknown = request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
        if (request.getMethod() == HttpMethod.GET
                || (!unknown && request.getContentLength() <= limit(request))) {
            return null;
        }
        return ErrorAnswers.isApi(request)
                ? Problem.answer(
                        ProblemType.BODY_TOO_LARGE,
                        "at most %d bytes, and their number must be sent in Content-Length"
                                .formatted(limit(request)))
                : pages.error(request, Problem.of(ProblemType.BODY_TOO_LARGE, null, List.of()));
    }

    private static long limit(HttpRequest<?> request) {
        return OF_CREDENTIALS.contains(request.getPath())
                ? LARGEST_CREDENTIALS
                : LARGEST_QUESTIONNAIRE;
    }
}
