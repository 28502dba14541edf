package org.joinedup.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets lists of people alone be larger than the 8 MB of all else. What does not tell its length is
 * kept to that where it is gathered in memory ({@code micronaut.server.max-request-buffer-size}),
 * which a list is not: it is read as it comes.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LargeBodies {
    private static final long LARGEST = 8L * 1024 * 1024;
    private static final long LARGEST_LIST = 32L * 1024 * 1024;
    private static final Pattern LISTS =
            Pattern.compile("/api/v1/surveys/[0-9A-Fa-f-]{36}/lists/file(/preview)?");

    private final Pages pages;

    LargeBodies(Pages pages) {
        this.pages = pages;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        long limit = LISTS.matcher(request.getPath()).matches() ? LARGEST_LIST : LARGEST;
        if (request.getContentLength() <= limit) {
            return null;
        }
        return ErrorAnswers.isApi(request)
                ? Problem.answer(ProblemType.BODY_TOO_LARGE, "at most %d bytes".formatted(limit))
                : pages.error(Problem.of(ProblemType.BODY_TOO_LARGE, null, List.of()));
    }
}
