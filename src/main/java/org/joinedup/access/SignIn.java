package org.joinedup.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Locale;

/**
 * Begins the session of somebody who gives a name and its password. After ten wrong passwords a
 * name is shut out for a quarter of an hour, at the address that they came from, so that nobody can
 * shut out somebody else. An address takes a hundred attempts a minute, whatever the names: enough
 * for a ward behind one address.
 */
@Singleton
class SignIn {
    private static final int ATTEMPTS_OF_A_NAME = 10;
    private static final int ATTEMPTS_OF_AN_ADDRESS = 100;
    private static final int LONGEST_NAME = 100;
    private static final Duration SHUT_OUT = Duration.ofMinutes(15);

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(SHUT_OUT).build();

    SignIn(UserAccounts accounts, Passwords passwords, Sessions sessions, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    sealed interface Outcome {
        record SignedIn(String token, long seconds, Caller caller) implements Outcome {
            @Override
            public String toString() {
                return "SignedIn[" + caller + "]";
            }
        }

        record Wrong() implements Outcome {}

        record TooOften() implements Outcome {}
    }

    enum Check {
        RIGHT,
        WRONG,
        TOO_OFTEN
    }

    /**
     * @param address of the network peer
     */
    Outcome signIn(String username, String password, String address) {
        return switch (check(username, password, address)) {
            case RIGHT -> begin(accounts.named(username).orElseThrow());
            case WRONG -> new Outcome.Wrong();
            case TOO_OFTEN -> new Outcome.TooOften();
        };
    }

    /** Whether the password is the name's. A right one does not count as an attempt. */
    Check check(String username, String password, String address) {
        if (username.length() > LONGEST_NAME) {
            return Check.WRONG;
        }
        // Counted for a name at one address, so that nobody can lock out another by guessing.
        Bucket ofName = ofName(username.toLowerCase(Locale.ROOT) + " " + address);
        Bucket ofAddress = ofAddress(address);
        if (!ofAddress.tryConsume(1) || !ofName.tryConsume(1)) {
            return Check.TOO_OFTEN;
        }
        if (!passwords.matches(password, accounts.passwordHash(username))) {
            if (ofName.getAvailableTokens() == 0) {
                noteShutOut(username);
            }
            return Check.WRONG;
        }
        ofName.addTokens(1);
        ofAddress.addTokens(1);
        return Check.RIGHT;
    }

    private Bucket ofName(String key) {
        return buckets.get(
                key,
                ignored ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(ATTEMPTS_OF_A_NAME)
                                                        .refillIntervally(
                                                                ATTEMPTS_OF_A_NAME, SHUT_OUT))
                                .build());
    }

    private Bucket ofAddress(String address) {
        return buckets.get(
                address,
                ignored ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(ATTEMPTS_OF_AN_ADDRESS)
                                                        .refillGreedy(
                                                                ATTEMPTS_OF_AN_ADDRESS,
                                                                Duration.ofMinutes(1)))
                                .build());
    }

    /** Names of nobody are not told to the audit trail: they may be passwords. */
    private void noteShutOut(String username) {
        accounts.named(username)
                .map(account -> account.caller().name())
                .ifPresent(name -> audit.record(name, "sign-in-shut-out", name, ""));
    }

    /** For somebody who has proved who they are. */
    @Transactional
    Outcome.SignedIn begin(UserAccount account) {
        Caller caller = account.caller();
        String token = sessions.begin(account.id());
        audit.record(caller.name(), "sign-in", caller.name(), "");
        return new Outcome.SignedIn(token, sessions.length().toSeconds(), caller);
    }
}
