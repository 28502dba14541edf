package org.joinedup.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;

import jakarta.inject.Singleton;

import java.net.URI;

/** Machines are told 401 or 403; a person without a session is taken to the sign-in page. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class Unauthorised implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorResponseProcessor<?> answers;

    Unauthorised(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        if (!exception.isForbidden() && !request.getPath().startsWith("/api/")) {
            return HttpResponse.seeOther(URI.create("/sign-in"));
        }
        ErrorContext context = ErrorContext.builder(request).build();
        return answers.processResponse(
                context,
                exception.isForbidden()
                        ? HttpResponse.status(HttpStatus.FORBIDDEN)
                        : HttpResponse.unauthorized());
    }
}
