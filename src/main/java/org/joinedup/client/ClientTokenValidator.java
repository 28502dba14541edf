package org.joinedup.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.access.CredentialValidator;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

/** Knows a machine client by a token that {@link GrantToken} has signed. */
@Singleton
class ClientTokenValidator implements CredentialValidator {
    private final SignatureGeneratorConfiguration signature;
    private final JwtAuthenticationFactory authentications;
    private final Clock clock;

    ClientTokenValidator(
            @Named("generator") SignatureGeneratorConfiguration signature,
            JwtAuthenticationFactory authentications,
            Clock clock) {
        this.signature = signature;
        this.authentications = authentications;
        this.clock = clock;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return Mono.justOrEmpty(validate(token));
    }

    private Optional<Authentication> validate(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            Date expires = signed.getJWTClaimsSet().getExpirationTime();
            return signature.supports(signed.getHeader().getAlgorithm())
                            && signature.verify(signed)
                            && expires != null
                            && expires.toInstant().isAfter(clock.instant())
                    ? authentications.createAuthentication(signed).filter(this::isOfClient)
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isOfClient(Authentication authentication) {
        return Caller.of(authentication).filter(Caller::isClient).isPresent();
    }
}
