package org.joinedup.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer outside whose tokens are accepted of registered clients (RFC 9068, and what is usual
 * besides): signed with a key that it publishes, for this service, and not expired. Its keys are
 * fetched when the first token comes, so that the service starts without it.
 */
@Singleton
@Requires(property = ExternalIssuer.SETTING)
class ExternalIssuer {
    static final String SETTING = "joinedup.clients.issuer";

    private static final Logger LOG = LoggerFactory.getLogger(ExternalIssuer.class);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int MILLIS = 3_000;
    private static final int LARGEST = 1 << 16;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final String issuer;
    private final String audience;
    private final Clock clock;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(MILLIS, MILLIS, LARGEST);
    private volatile @Nullable ConfigurableJWTProcessor<SecurityContext> processor;
    private volatile Instant notBefore = Instant.MIN;

    ExternalIssuer(
            @Value("${" + SETTING + "}") String issuer,
            @Nullable @Property(name = "joinedup.clients.audience") String audience,
            @Value("${joinedup.public-url}") String publicUrl,
            Clock clock) {
        this.issuer = issuer;
        this.audience = audience == null ? publicUrl : audience;
        this.clock = clock;
    }

    /** What the issuer says in a token; empty where it is not of it, or not for this service. */
    Optional<JWTClaimsSet> claims(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())
                    || !issuer.equals(signed.getJWTClaimsSet().getIssuer())) {
                return Optional.empty();
            }
            ConfigurableJWTProcessor<SecurityContext> known = processor();
            return known == null ? Optional.empty() : Optional.of(known.process(signed, null));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private @Nullable ConfigurableJWTProcessor<SecurityContext> processor() {
        if (processor == null && !clock.instant().isBefore(notBefore)) {
            discover();
        }
        return processor;
    }

    private synchronized void discover() {
        if (processor != null || clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            processor = processor(keys());
        } catch (IOException | ParseException | IllegalArgumentException e) {
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("The issuer of clients' tokens cannot be asked: {}", e.getClass().getName());
        }
    }

    private URL keys() throws IOException, ParseException {
        URL discovery = URI.create(issuer.replaceFirst("/+$", "") + DISCOVERY).toURL();
        Map<String, Object> told =
                JSONObjectUtils.parse(retriever.retrieveResource(discovery).getContent());
        if (!issuer.equals(told.get("issuer"))) {
            throw new IllegalArgumentException("another issuer answers");
        }
        return JSONObjectUtils.getURI(told, "jwks_uri").toURL();
    }

    private ConfigurableJWTProcessor<SecurityContext> processor(URL keys) {
        ConfigurableJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        made.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        ALGORITHMS,
                        JWKSourceBuilder.create(keys, retriever).retrying(true).build()));
        made.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        // The library asks it for null, which the sets of the language refuse.
                        new HashSet<>(Set.of(audience)),
                        new JWTClaimsSet.Builder().issuer(issuer).build(),
                        Set.of("exp"),
                        Set.of()));
        return made;
    }
}
