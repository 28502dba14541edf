package org.joinedup.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.micronaut.security.token.generator.AccessTokenConfiguration;
import io.micronaut.security.token.generator.TokenGenerator;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Locale;

/**
 * Turns a name and a password into a signed token. A name takes ten wrong passwords in a minute,
 * then must wait.
 */
@Singleton
class SignIn {
    private static final int ATTEMPTS_A_MINUTE = 10;

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final TokenGenerator tokens;
    private final AuditTrail audit;
    private final int seconds;
    private final Cache<String, Bucket> attempts =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    SignIn(
            UserAccounts accounts,
            Passwords passwords,
            TokenGenerator tokens,
            AuditTrail audit,
            AccessTokenConfiguration settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.seconds = settings.getExpiration();
    }

    sealed interface Outcome {
        record SignedIn(String token, int seconds, Caller caller) implements Outcome {
            @Override
            public String toString() {
                return "SignedIn[" + caller + "]";
            }
        }

        record Wrong() implements Outcome {}

        record TooOften() implements Outcome {}
    }

    Outcome signIn(String username, String password) {
        Bucket bucket =
                attempts.get(
                        username.toLowerCase(Locale.ROOT),
                        name ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(ATTEMPTS_A_MINUTE)
                                                                .refillGreedy(
                                                                        ATTEMPTS_A_MINUTE,
                                                                        Duration.ofMinutes(1)))
                                        .build());
        if (bucket.getAvailableTokens() == 0) {
            return new Outcome.TooOften();
        }
        if (!passwords.matches(password, accounts.passwordHash(username))) {
            bucket.tryConsume(1);
            return new Outcome.Wrong();
        }
        Caller caller = accounts.named(username).orElseThrow().caller();
        audit.record(caller.name(), "sign-in", caller.name(), "");
        String token =
                tokens.generateToken(caller.toAuthentication(), seconds)
                        .orElseThrow(() -> new IllegalStateException("no token was signed"));
        return new Outcome.SignedIn(token, seconds, caller);
    }
}
