package org.joinedup.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.UserId;

import java.util.Optional;

/** Changes or closes an account; whoever is signed in with it has to sign in again. */
@Singleton
class ChangeUser {
    private final UserAccounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;

    ChangeUser(UserAccounts accounts, Passwords passwords, Sessions sessions, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * @param organisation code of it, or empty for an administrator
     * @param password a new one, or empty to leave it
     */
    record Change(
            String displayName, Role role, String organisation, boolean disabled, String password) {
        @Override
        public String toString() {
            return "Change[" + role + "]";
        }
    }

    /**
     * @return the fault, or empty when it is changed
     */
    Optional<Fault> change(UserAccount account, Change change, Caller caller) {
        // Hashed before the transaction: it takes a tenth of a second.
        Optional<String> hash =
                Optional.of(change.password())
                        .filter(password -> isFit(password, account))
                        .map(passwords::hash);
        return change(account, change, hash, caller);
    }

    @Transactional
    Optional<Fault> change(
            UserAccount account, Change change, Optional<String> hash, Caller caller) {
        // Two administrators who close each other must not leave none.
        accounts.holdAdministrators();
        Optional<OrganisationId> organisation =
                change.organisation().isEmpty()
                        ? Optional.empty()
                        : accounts.organisation(change.organisation());
        Optional<Fault> fault = fault(account, change, organisation.orElse(null), caller);
        if (fault.isPresent()) {
            return fault;
        }
        UserId id = account.id();
        accounts.change(id, change.displayName(), change.role(), organisation, change.disabled());
        hash.ifPresent(password -> accounts.setPassword(id, password));
        sessions.endAllOf(id);
        audit.record(
                caller.name(),
                change.disabled() ? "close-user" : "change-user",
                id.toString(),
                change.role().code());
        return Optional.empty();
    }

    /**
     * @param field of the form
     * @param key of the message
     */
    record Fault(String field, String key) {}

    private Optional<Fault> fault(
            UserAccount account,
            Change change,
            @Nullable OrganisationId organisation,
            Caller caller) {
        boolean mayStill =
                accounts.named(caller.name())
                        .filter(own -> own.role() == Role.ADMINISTRATOR && !own.disabled())
                        .isPresent();
        if (account.username().equals(caller.name()) || !mayStill) {
            // Else the last administrator could shut everybody out.
            return Optional.of(new Fault("displayName", "staff.user.error.yourself"));
        }
        if (change.displayName().isBlank() || change.displayName().length() > 200) {
            return Optional.of(new Fault("displayName", "staff.user.error.display-name"));
        }
        if ((change.role() == Role.ADMINISTRATOR) != change.organisation().isEmpty()
                || (organisation == null && !change.organisation().isEmpty())) {
            return Optional.of(new Fault("organisation", "staff.user.error.organisation"));
        }
        if (!change.password().isEmpty()
                && (account.external() || !isFit(change.password(), account))) {
            return Optional.of(new Fault("password", "staff.user.error.password"));
        }
        return Optional.empty();
    }

    private static boolean isFit(String password, UserAccount account) {
        return Passwords.fault(password, account.username()).isEmpty();
    }
}
