package org.joinedup.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;

import jakarta.inject.Singleton;

/** A form that cannot be decoded is the sender's fault, and its content is not for the log. */
@Singleton
class BrokenForms implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {
    private final ErrorResponseProcessor<?> answers;

    BrokenForms(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ErrorDataDecoderException exception) {
        return answers.processResponse(
                ErrorContext.builder(request).build(), HttpResponse.badRequest());
    }
}
