package org.joinedup.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

/** Lets no refusal be an empty page: whoever is refused reads what to do. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(100)
class EmptyErrors {
    private static final int FIRST_ERROR = 400;

    private final ErrorResponseProcessor<?> answers;

    EmptyErrors(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    @ResponseFilter
    MutableHttpResponse<?> fill(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return response.code() >= FIRST_ERROR && response.getBody().isEmpty()
                ? answers.processResponse(ErrorContext.builder(request).build(), response)
                : response;
    }
}
