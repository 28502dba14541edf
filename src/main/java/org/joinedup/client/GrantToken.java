package org.joinedup.client;

import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Scope;
import org.joinedup.kernel.Coded;
import org.joinedup.web.Buckets;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exchanges a client's proof for a token of some minutes (RFC 6749, section 4.4). */
@Singleton
class GrantToken {
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final int FAILURES_OF_A_NETWORK = 60;

    private final AuthenticateClient authenticate;
    private final TokenGenerator tokens;
    private final AuditTrail audit;
    private final int seconds;
    private final Buckets failures = new Buckets(Duration.ofMinutes(5));

    GrantToken(
            AuthenticateClient authenticate,
            TokenGenerator tokens,
            AuditTrail audit,
            @Value("${joinedup.clients.token-seconds:600}") int seconds) {
        this.authenticate = authenticate;
        this.tokens = tokens;
        this.audit = audit;
        this.seconds = seconds;
    }

    /** What became of it; refusals by the codes of the standard. */
    sealed interface Outcome {
        record Granted(String token, int seconds, Set<Scope> scopes) implements Outcome {
            @Override
            public String toString() {
                return "Granted" + scopes;
            }
        }

        record Refused(String error, String description) implements Outcome {}

        record Unknown() implements Outcome {}

        record TooOften() implements Outcome {}
    }

    /**
     * @param network that the request came from
     */
    @Transactional
    Outcome grant(TokenRequest request, @Nullable String authorization, String network) {
        if (request.grantType() == null) {
            return new Outcome.Refused("invalid_request", "grant_type is missing");
        }
        if (!request.grantType().equals(CLIENT_CREDENTIALS)) {
            return new Outcome.Refused(
                    "unsupported_grant_type", "grant_type must be " + CLIENT_CREDENTIALS);
        }
        Bucket ofNetwork =
                failures.filledEvenly(network, FAILURES_OF_A_NETWORK, Duration.ofMinutes(1));
        if (!ofNetwork.tryConsume(1)) {
            return new Outcome.TooOften();
        }
        Optional<KnownClient> found = authenticate.authenticate(request, authorization);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        ofNetwork.addTokens(1);
        return wanted(request.scope(), found.get().scopes())
                .<Outcome>map(scopes -> token(found.get(), scopes))
                .orElseGet(
                        () ->
                                new Outcome.Refused(
                                        "invalid_scope", "a scope is not granted to this client"));
    }

    private static Optional<Set<Scope>> wanted(@Nullable String asked, Set<Scope> granted) {
        if (asked == null) {
            return Optional.of(granted);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : List.of(asked.strip().split(" +"))) {
            Optional<Scope> scope = Coded.find(Scope.class, code).filter(granted::contains);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }

    private Outcome token(KnownClient client, Set<Scope> scopes) {
        String token =
                tokens.generateToken(client.toAuthentication(scopes), seconds)
                        .orElseThrow(() -> new IllegalStateException("no token was signed"));
        audit.record(
                client.id().toString(),
                "client-token",
                client.id().toString(),
                client.credential().toString());
        return new Outcome.Granted(token, seconds, scopes);
    }
}
