package org.joinedup.access;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Gives somebody a new password of their own, and ends their sessions everywhere. */
@Singleton
class ChangePassword {
    private static final String WRONG = "staff.password.wrong";

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignIn signIn;
    private final AuditTrail audit;

    ChangePassword(
            UserAccounts accounts,
            Passwords passwords,
            Sessions sessions,
            SignIn signIn,
            AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.signIn = signIn;
        this.audit = audit;
    }

    sealed interface Outcome {
        /**
         * @param token of the session that goes on
         */
        record Changed(String token) implements Outcome {
            @Override
            public String toString() {
                return "Changed";
            }
        }

        /**
         * @param field of the form
         * @param key of the message
         */
        record Refused(String field, String key) implements Outcome {}

        record TooOften() implements Outcome {}
    }

    /**
     * @param network of the caller: wrong passwords count as at the sign-in
     */
    Outcome change(Caller caller, String current, String wanted, String repeated, String network) {
        UserAccount account = accounts.named(caller.name()).orElseThrow();
        if (account.external()) {
            return new Outcome.Refused("current", "staff.password.external");
        }
        Optional<String> fault = Passwords.fault(wanted, caller.name());
        if (fault.isPresent()) {
            return new Outcome.Refused("wanted", "staff.password.unfit");
        }
        if (!wanted.equals(repeated)) {
            return new Outcome.Refused("repeated", "staff.password.different");
        }
        return switch (signIn.check(caller.name(), current, network)) {
            case SignIn.Check.Right right ->
                    // Hashed before the transaction: it takes a tenth of a second.
                    replace(caller, right.credentials(), passwords.hash(wanted))
                            .<Outcome>map(Outcome.Changed::new)
                            .orElseGet(() -> new Outcome.Refused("current", WRONG));
            case SignIn.Check.Wrong ignored -> new Outcome.Refused("current", WRONG);
            case SignIn.Check.TooOften ignored -> new Outcome.TooOften();
        };
    }

    /**
     * @return the token of the session that goes on; empty when somebody else has changed the
     *     password meanwhile
     */
    @Transactional
    Optional<String> replace(Caller caller, UserAccounts.Credentials old, String hash) {
        if (!accounts.replacePassword(old, hash)) {
            return Optional.empty();
        }
        sessions.endAllOf(old.id());
        audit.record(caller.name(), "change-password", caller.name(), "");
        return Optional.of(sessions.begin(old.id()));
    }
}
