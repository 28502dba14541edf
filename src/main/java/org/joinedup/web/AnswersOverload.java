package org.joinedup.web;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

/** No connection to the database in time: too many ask, or it is away. Nothing was done. */
@Singleton
class AnswersOverload
        implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> {
    private final ErrorResponseProcessor<?> answers;

    AnswersOverload(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, CannotGetJdbcConnectionException exception) {
        return answers.processResponse(
                ErrorContext.builder(request).build(),
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
