package org.joinedup.access;

import io.github.bucket4j.Bucket;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.web.Buckets;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Begins the session of somebody who gives a name and its password. After ten wrong passwords a
 * name is shut out for a quarter of an hour, at the address that they came from, so that nobody can
 * shut out somebody else. An address takes a hundred attempts a minute, whatever the names: enough
 * for a ward behind one address.
 */
@Singleton
class SignIn {
    private static final int ATTEMPTS_OF_A_NAME = 10;
    private static final int ATTEMPTS_OF_A_NETWORK = 100;
    private static final int LONGEST_NAME = 100;
    private static final Duration SHUT_OUT = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Buckets buckets = new Buckets(SHUT_OUT);

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

    /** Whether a password is the name's. */
    sealed interface Check {
        /**
         * @param credentials as they were when the password was compared
         */
        record Right(UserAccounts.Credentials credentials) implements Check {}

        record Wrong() implements Check {}

        record TooOften() implements Check {}
    }

    /**
     * @param network of the caller
     */
    Outcome signIn(String username, String password, String network) {
        return switch (check(username, password, network)) {
            case Check.Right right ->
                    begin(right.credentials())
                            .<Outcome>map(begun -> begun)
                            .orElseGet(Outcome.Wrong::new);
            case Check.Wrong ignored -> new Outcome.Wrong();
            case Check.TooOften ignored -> new Outcome.TooOften();
        };
    }

    /** A right password does not count as an attempt. */
    Check check(String username, String password, String network) {
        if (username.length() > LONGEST_NAME) {
            return new Check.Wrong();
        }
        // Counted for a name at one network, so that nobody can lock out another by guessing.
        String name = username.toLowerCase(Locale.ROOT) + " " + network;
        Bucket ofName = buckets.filledAtOnce(name, ATTEMPTS_OF_A_NAME, SHUT_OUT);
        Bucket ofNetwork = buckets.filledEvenly(network, ATTEMPTS_OF_A_NETWORK, MINUTE);
        if (!ofNetwork.tryConsume(1) || !ofName.tryConsume(1)) {
            return new Check.TooOften();
        }
        Optional<UserAccounts.Credentials> credentials = accounts.credentials(username);
        if (!passwords.matches(password, credentials.map(UserAccounts.Credentials::hash))) {
            if (ofName.getAvailableTokens() == 0) {
                noteShutOut(username);
            }
            return new Check.Wrong();
        }
        ofName.addTokens(1);
        ofNetwork.addTokens(1);
        return new Check.Right(credentials.orElseThrow());
    }

    /** Names of nobody are not told to the audit trail: they may be passwords. */
    private void noteShutOut(String username) {
        accounts.named(username)
                .map(account -> account.caller().name())
                .ifPresent(name -> audit.record(name, "sign-in-shut-out", name, ""));
    }

    /** Empty where the account or its password has changed since the password was compared. */
    @Transactional
    Optional<Outcome.SignedIn> begin(UserAccounts.Credentials credentials) {
        return accounts.holdUnchanged(credentials).map(this::signedIn);
    }

    /** For somebody whom another has proved to be who they are. */
    @Transactional
    Outcome.SignedIn begin(UserAccount account) {
        return signedIn(account);
    }

    private Outcome.SignedIn signedIn(UserAccount account) {
        Caller caller = account.caller();
        String token = sessions.begin(account.id());
        audit.record(caller.name(), "sign-in", caller.name(), "");
        return new Outcome.SignedIn(token, sessions.length().toSeconds(), caller);
    }
}
