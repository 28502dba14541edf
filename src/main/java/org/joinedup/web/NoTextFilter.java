package org.joinedup.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.List;

/**
 * Refuses an address with the one character that PostgreSQL's text cannot hold, before it gets
 * there. A patient's link is only ever hashed, and every link that is not known gets one answer.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class NoTextFilter {
    private final Pages pages;

    NoTextFilter(Pages pages) {
        this.pages = pages;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (!request.getUri().toString().contains("%00") || holdsLink(request.getPath())) {
            return null;
        }
        return ErrorAnswers.isApi(request)
                ? Problem.answer(
                        ProblemType.BAD_REQUEST, "the address holds a character that is no text")
                : pages.error(Problem.of(ProblemType.BAD_REQUEST, null, List.of()));
    }

    private static boolean holdsLink(String path) {
        return path.startsWith("/s/") || path.startsWith("/api/v1/invitations/");
    }
}
