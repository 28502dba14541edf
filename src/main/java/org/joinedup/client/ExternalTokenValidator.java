package org.joinedup.client;

import com.nimbusds.jwt.JWTClaimsSet;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.access.CredentialValidator;
import org.joinedup.access.Scope;
import org.joinedup.kernel.Coded;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Knows a registered client by a token of the issuer outside. What it may do is what is registered
 * here, narrowed to those of our scopes that the token names if it names any.
 */
@Singleton
@Requires(bean = ExternalIssuer.class)
class ExternalTokenValidator implements CredentialValidator {
    /** Of RFC 9068, and of OpenID Connect; whose token it is, not for whom. */
    private static final List<String> CLIENT = List.of("client_id", "azp");

    private static final String SCOPE = "scope";

    private final ExternalIssuer issuer;
    private final StoredCredentials credentials;
    private final Scheduler blocking;

    ExternalTokenValidator(
            ExternalIssuer issuer,
            StoredCredentials credentials,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.issuer = issuer;
        this.credentials = credentials;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return token.chars().filter(c -> c == '.').count() == 2
                ? Mono.fromCallable(() -> issuer.claims(token).flatMap(this::client))
                        .subscribeOn(blocking)
                        .flatMap(Mono::justOrEmpty)
                : Mono.empty();
    }

    private Optional<Authentication> client(JWTClaimsSet claims) {
        return CLIENT.stream()
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .flatMap(credentials::withExternalId)
                .map(client -> client.toAuthentication(granted(client.scopes(), claims)));
    }

    private static Set<Scope> granted(Set<Scope> registered, JWTClaimsSet claims) {
        Set<Scope> named = EnumSet.noneOf(Scope.class);
        if (claims.getClaim(SCOPE) instanceof String words) {
            List.of(words.split(" "))
                    .forEach(word -> Coded.find(Scope.class, word).ifPresent(named::add));
        }
        if (named.isEmpty()) {
            return registered;
        }
        named.retainAll(registered);
        return named;
    }
}
