package org.joinedup.client;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ClientId;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Finds the client that a request for a token proves to come from. */
@Singleton
class AuthenticateClient {
    private static final String BASIC = "Basic ";
    private static final String ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final StoredCredentials credentials;
    private final ClientAssertions assertions;

    AuthenticateClient(
            StoredCredentials credentials,
            Clock clock,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.credentials = credentials;
        this.assertions = new ClientAssertions(credentials, clock, publicUrl);
    }

    /**
     * @param authorization the header, if there is one
     * @return empty unless exactly one proof came, and it holds
     */
    Optional<KnownClient> authenticate(TokenRequest request, @Nullable String authorization) {
        boolean basic = authorization != null;
        boolean posted = request.clientSecret() != null;
        boolean signed = request.clientAssertion() != null;
        if ((basic ? 1 : 0) + (posted ? 1 : 0) + (signed ? 1 : 0) != 1) {
            return Optional.empty();
        }
        if (signed) {
            return ASSERTION_TYPE.equals(request.clientAssertionType())
                    ? assertions.verify(request.clientAssertion(), id(request.clientId()))
                    : Optional.empty();
        }
        return posted ? secret(request.clientId(), request.clientSecret()) : basic(authorization);
    }

    private Optional<KnownClient> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(
                            Base64.getDecoder().decode(authorization.substring(BASIC.length())),
                            StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : secret(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 6749, section 2.3.1: each half is encoded as in a form. */
    private static String decoded(String half) {
        return URLDecoder.decode(half, StandardCharsets.UTF_8);
    }

    private Optional<KnownClient> secret(@Nullable String clientId, String secret) {
        return credentials
                .withSecret(CredentialKind.SECRET, secret)
                .filter(found -> id(clientId).filter(found.id()::equals).isPresent());
    }

    private static Optional<ClientId> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString).map(ClientId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
