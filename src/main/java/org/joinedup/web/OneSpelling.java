package org.joinedup.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.net.URI;
import java.util.List;

/**
 * Takes no address with a slash behind it: the framework would lead it to the same place, and past
 * every limit and filter that knows the place by its address. Who only looks is sent to the one
 * spelling.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneSpelling {
    private static final String SLASH = "/";

    private final Pages pages;

    OneSpelling(Pages pages) {
        this.pages = pages;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        String path = request.getUri().getRawPath();
        if (!path.endsWith(SLASH) || path.equals(SLASH)) {
            return null;
        }
        boolean isLooking =
                request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        // With two in front it would be the address of another host.
        if (isLooking && !path.contains("//")) {
            String query = request.getUri().getRawQuery();
            return HttpResponse.permanentRedirect(
                    URI.create(
                            path.substring(0, path.length() - 1)
                                    + (query == null ? "" : "?" + query)));
        }
        return ErrorAnswers.isApi(request)
                ? Problem.answer(ProblemType.NOT_FOUND)
                : pages.error(Problem.of(ProblemType.NOT_FOUND, null, List.of()));
    }
}
