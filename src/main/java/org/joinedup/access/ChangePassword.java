package org.joinedup.access;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Gives somebody a new password of their own, and ends their sessions everywhere. */
@Singleton
class ChangePassword {
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
     * @param address of the network peer: wrong passwords count as at the sign-in
     */
    @Transactional
    Outcome change(Caller caller, String current, String wanted, String repeated, String address) {
        UserAccount account = accounts.named(caller.name()).orElseThrow();
        if (account.external()) {
            return new Outcome.Refused("current", "staff.password.external");
        }
        Optional<String> fault = Passwords.fault(wanted);
        if (fault.isPresent()) {
            return new Outcome.Refused("wanted", "staff.password.length");
        }
        if (!wanted.equals(repeated)) {
            return new Outcome.Refused("repeated", "staff.password.different");
        }
        return switch (signIn.check(caller.name(), current, address)) {
            case RIGHT -> {
                accounts.setPassword(account.id(), passwords.hash(wanted));
                sessions.endAllOf(account.id());
                audit.record(caller.name(), "change-password", caller.name(), "");
                yield new Outcome.Changed(sessions.begin(account.id()));
            }
            case WRONG -> new Outcome.Refused("current", "staff.password.wrong");
            case TOO_OFTEN -> new Outcome.TooOften();
        };
    }
}
