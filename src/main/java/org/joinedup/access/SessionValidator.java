package org.joinedup.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.ExecutorService;

/** Knows a person by the token of their session. The look-up leaves the event loop. */
@Singleton
class SessionValidator implements CredentialValidator {
    private final Sessions sessions;
    private final Scheduler blocking;

    SessionValidator(Sessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.sessions = sessions;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        if (!token.startsWith(Sessions.PREFIX)) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> sessions.caller(token).map(Caller::toAuthentication))
                .subscribeOn(blocking)
                .flatMap(Mono::justOrEmpty);
    }
}
