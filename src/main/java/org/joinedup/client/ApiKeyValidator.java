package org.joinedup.client;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.access.CredentialValidator;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.ExecutorService;

/** Accepts an API key where a bearer token is expected. The look-up leaves the event loop. */
@Singleton
class ApiKeyValidator implements CredentialValidator {
    private final StoredCredentials credentials;
    private final Scheduler blocking;

    ApiKeyValidator(
            StoredCredentials credentials,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.credentials = credentials;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        if (!token.startsWith(Secrets.KEY_PREFIX)) {
            return Mono.empty();
        }
        return Mono.fromCallable(
                        () ->
                                credentials
                                        .withSecret(CredentialKind.API_KEY, token)
                                        .map(client -> client.toAuthentication(client.scopes())))
                .subscribeOn(blocking)
                .flatMap(Mono::justOrEmpty);
    }
}
