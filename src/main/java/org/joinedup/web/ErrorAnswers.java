package org.joinedup.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import java.util.List;

/** What is answered when something fails: a problem to machines, a plain page to people. */
@Singleton
@Primary
class ErrorAnswers implements ErrorResponseProcessor<Object> {
    private final Pages pages;

    ErrorAnswers(Pages pages) {
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        Problem problem =
                context.getRootCause()
                        .flatMap(Faults::of)
                        .orElseGet(
                                () ->
                                        Problem.of(
                                                ProblemType.forStatus(response.status()),
                                                null,
                                                List.of()));
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            response.header(HttpHeaders.RETRY_AFTER, Problem.SOON);
        }
        if (isApi(request)) {
            return response.status(problem.status())
                    .body((Object) problem)
                    .contentType(Problem.MEDIA_TYPE);
        }
        HttpResponse<?> page = pages.error(problem);
        return response.status(problem.status()).body((Object) page.body()).contentType(Pages.HTML);
    }

    static boolean isApi(HttpRequest<?> request) {
        return isApi(request.getPath());
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals("/oauth/token");
    }
}
