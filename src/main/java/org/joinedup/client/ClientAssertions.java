package org.joinedup.client;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.joinedup.kernel.ClientId;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code private_key_jwt}: a client says who it is in a text that only its own key can have signed,
 * to this address alone, for some minutes, once (RFC 7523, section 3).
 */
final class ClientAssertions {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_ID = 200;

    private final StoredCredentials credentials;
    private final Clock clock;
    private final String audience;

    ClientAssertions(StoredCredentials credentials, Clock clock, String publicUrl) {
        this.credentials = credentials;
        this.clock = clock;
        this.audience = publicUrl.replaceFirst("/+$", "") + TokenController.PATH;
    }

    /**
     * @param claimed the client that the request names beside it, if it does
     */
    Optional<KnownClient> verify(String assertion, Optional<ClientId> claimed) {
        try {
            SignedJWT signed = SignedJWT.parse(assertion);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            ClientId client = new ClientId(UUID.fromString(String.valueOf(claims.getSubject())));
            boolean sound =
                    claims.getSubject().equals(claims.getIssuer())
                            && claimed.filter(other -> !other.equals(client)).isEmpty()
                            && claims.getAudience().contains(audience)
                            && isInTime(claims)
                            && claims.getJWTID() != null
                            && claims.getJWTID().length() <= LONGEST_ID;
            return sound ? signer(client, signed, claims) : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<KnownClient> signer(ClientId id, SignedJWT signed, JWTClaimsSet claims) {
        Instant forgotten = claims.getExpirationTime().toInstant().plus(SKEW);
        return credentials.withPublicKeys(id).entrySet().stream()
                .filter(key -> PublicKeys.hasSigned(key.getKey(), signed))
                .findFirst()
                .map(Map.Entry::getValue)
                .filter(client -> credentials.useAssertion(id, claims.getJWTID(), forgotten));
    }

    private boolean isInTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        return expires != null
                && expires.toInstant().isAfter(now.minus(SKEW))
                && expires.toInstant().isBefore(now.plus(LONGEST).plus(SKEW))
                && (begins == null || begins.toInstant().isBefore(now.plus(SKEW)));
    }
}
