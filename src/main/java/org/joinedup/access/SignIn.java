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
 * Turns a name and a password into a signed token. A name takes ten attempts in a minute from one
 * address, and an address a hundred whatever the names: enough for a ward behind one address.
 */
@Singleton
class SignIn {
    private static final int ATTEMPTS_OF_A_NAME = 10;
    private static final int ATTEMPTS_OF_AN_ADDRESS = 100;
    private static final int LONGEST_NAME = 100;

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

    /**
     * @param address of the network peer
     */
    Outcome signIn(String username, String password, String address) {
        if (username.length() > LONGEST_NAME) {
            return new Outcome.Wrong();
        }
        // Counted for a name at one address, so that nobody can lock out another by guessing.
        Bucket ofName =
                bucket(username.toLowerCase(Locale.ROOT) + " " + address, ATTEMPTS_OF_A_NAME);
        Bucket ofAddress = bucket(address, ATTEMPTS_OF_AN_ADDRESS);
        if (!ofAddress.tryConsume(1) || !ofName.tryConsume(1)) {
            return new Outcome.TooOften();
        }
        if (!passwords.matches(password, accounts.passwordHash(username))) {
            return new Outcome.Wrong();
        }
        ofName.addTokens(1);
        ofAddress.addTokens(1);
        Caller caller = accounts.named(username).orElseThrow().caller();
        audit.record(caller.name(), "sign-in", caller.name(), "");
        String token =
                tokens.generateToken(caller.toAuthentication(), seconds)
                        .orElseThrow(() -> new IllegalStateException("no token was signed"));
        return new Outcome.SignedIn(token, seconds, caller);
    }

    private Bucket bucket(String key, int attemptsAMinute) {
        return attempts.get(
                key,
                ignored ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(attemptsAMinute)
                                                        .refillGreedy(
                                                                attemptsAMinute,
                                                                Duration.ofMinutes(1)))
                                .build());
    }
}
