package org.joinedup.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import org.joinedup.web.Problem;
import org.joinedup.web.ProblemType;

import java.net.URI;
import java.util.Set;

/**
 * Refuses a change that another site's page asks the browser to make with our cookie (cross-site
 * request forgery). Browsers name the origin of every such request. A patient's pages use no
 * cookie: the secret is in their address.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ForeignFormFilter {
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ErrorResponseProcessor<?> answers;

    ForeignFormFilter(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseForeign(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod())
                || request.getPath().startsWith("/s/")
                || usesNoCookie(request)) {
            return null;
        }
        if (isOwn(request)) {
            return null;
        }
        return request.getPath().startsWith("/api/")
                ? Problem.answer(ProblemType.NOT_ALLOWED, "this form was not sent by our own page")
                : answers.processResponse(
                        ErrorContext.builder(request).build(),
                        HttpResponse.status(HttpStatus.FORBIDDEN));
    }

    private static boolean usesNoCookie(HttpRequest<?> request) {
        return !request.getPath().equals("/sign-in")
                && !request.getHeaders().contains(HttpHeaders.COOKIE);
    }

    private static boolean isOwn(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return origin == null
                ? !request.getHeaders().contains(HttpHeaders.COOKIE)
                : sameHost(origin, host);
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
