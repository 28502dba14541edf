package org.joinedup.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Where somebody comes back from the OpenID provider whose client is called staff. */
@Singleton
@Named(ExternalSignIn.PROVIDER)
@Requires(property = "joinedup.oidc.enabled", value = "true")
class ExternalSignIn implements OpenIdAuthenticationMapper {
    static final String PROVIDER = "staff";

    /** The attribute that holds the token of the session that was begun. */
    static final String SESSION = "joined-up.session";

    /** The message where the provider knows the person and this service has no place for them. */
    static final String NO_ACCESS = "no-access";

    private final AdmitExternal admit;
    private final Scheduler blocking;

    ExternalSignIn(AdmitExternal admit, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.admit = admit;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<AuthenticationResponse> createAuthenticationResponse(
            String provider, OpenIdTokenResponse token, OpenIdClaims claims, State state) {
        return Mono.fromCallable(() -> response(claims)).subscribeOn(blocking);
    }

    private AuthenticationResponse response(OpenIdClaims claims) {
        AdmitExternal.Person person = person(claims);
        return admit.admit(person)
                .map(
                        session ->
                                AuthenticationResponse.success(
                                        person.username(), List.of(), Map.of(SESSION, session)))
                .orElseGet(() -> AuthenticationResponse.failure(NO_ACCESS));
    }

    private static AdmitExternal.Person person(OpenIdClaims claims) {
        String username =
                first(claims.getPreferredUsername(), claims.getEmail()).orElse(claims.getSubject());
        return new AdmitExternal.Person(
                claims.getIssuer() + " " + claims.getSubject(),
                username,
                first(claims.getName()).orElse(username),
                new Claims(claims.getClaims()));
    }

    private static Optional<String> first(String... names) {
        return Stream.of(names)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
