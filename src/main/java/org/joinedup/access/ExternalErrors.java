package org.joinedup.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseException;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseExceptionHandler;

import jakarta.inject.Singleton;

import java.net.URI;

/** Answers whoever comes back from an OpenID provider that did not sign them in. */
@Singleton
@Replaces(AuthorizationErrorResponseExceptionHandler.class)
class ExternalErrors
        implements ExceptionHandler<AuthorizationErrorResponseException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(
            HttpRequest request, AuthorizationErrorResponseException exception) {
        return HttpResponse.seeOther(URI.create(ExternalLoginHandler.FAILED));
    }
}
