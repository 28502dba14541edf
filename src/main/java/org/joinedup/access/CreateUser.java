package org.joinedup.access;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.UserId;

import java.util.Optional;

/** Makes an account; the password is kept as a bcrypt hash only. */
@Singleton
public class CreateUser {
    private final UserAccounts accounts;
    private final Passwords passwords;
    private final AuditTrail audit;

    CreateUser(UserAccounts accounts, Passwords passwords, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Created(UserId id) implements Outcome {}

        record NameTaken() implements Outcome {}

        record Refused(String field, String reason) implements Outcome {}
    }

    @Transactional
    public Outcome create(NewUser user, String actor) {
        Optional<String> fault = Passwords.fault(user.password(), user.username());
        if (fault.isPresent()) {
            return new Outcome.Refused("password", fault.get());
        }
        if (user.role() == Role.COMMISSIONER) {
            return new Outcome.Refused(
                    "role", "a commissioner's client is made at /api/v1/clients");
        }
        if ((user.role() == Role.ADMINISTRATOR) != (user.organisation() == null)) {
            return new Outcome.Refused(
                    "organisation",
                    "is required for coordinators and viewers, and must be absent for"
                            + " administrators");
        }
        Optional<OrganisationId> organisation =
                Optional.ofNullable(user.organisation()).flatMap(accounts::organisation);
        if (user.organisation() != null && organisation.isEmpty()) {
            return new Outcome.Refused("organisation", "is not the code of an organisation");
        }
        Optional<UserId> id = accounts.add(user, organisation, passwords.hash(user.password()));
        id.ifPresent(
                created ->
                        audit.record(actor, "create-user", created.toString(), user.role().code()));
        return id.<Outcome>map(Outcome.Created::new).orElseGet(Outcome.NameTaken::new);
    }
}
