package org.joinedup.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.web.Words;

import java.util.Optional;

/**
 * Signs in whom an OpenID provider vouches for. Name, role and organisation are taken over from its
 * claims each time, so that what the provider withdraws is withdrawn here at the next sign-in.
 */
@Singleton
@Requires(property = "joinedup.oidc.enabled", value = "true")
class AdmitExternal {
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DISPLAY_NAME = 200;

    private final UserAccounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final ClaimedRoles roles;

    AdmitExternal(
            UserAccounts accounts,
            SignIn signIn,
            Sessions sessions,
            AuditTrail audit,
            ClaimedRoles roles) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.roles = roles;
    }

    /**
     * What the provider says of a person, its signature, issuer, audience and nonce verified.
     *
     * @param id of the person, issuer included
     */
    record Person(String id, String username, String displayName, Claims claims) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /**
     * @return the token of their session; empty where they have no access here: no role, a role
     *     without its organisation, a name that somebody else has, or a closed account
     */
    @Transactional
    Optional<String> admit(Person person) {
        Optional<Role> role = roles.roleOf(person.claims());
        Optional<OrganisationId> organisation =
                role.filter(found -> found != Role.ADMINISTRATOR)
                        .flatMap(found -> roles.organisationOf(person.claims()))
                        .flatMap(accounts::organisation);
        boolean fits =
                role.isPresent()
                        && (role.get() == Role.ADMINISTRATOR || organisation.isPresent())
                        && isName(person.username(), SHORTEST_NAME, LONGEST_NAME)
                        && isName(person.displayName(), 1, LONGEST_DISPLAY_NAME);
        Optional<UserAccount> account = Optional.empty();
        if (fits) {
            // Where it is not put, another sign-in of theirs has done it, or the name is taken.
            accounts.putExternal(
                    person.id(), person.username(), person.displayName(), role.get(), organisation);
            account = accounts.external(person.id()).filter(known -> !known.disabled());
        }
        if (account.isEmpty()) {
            accounts.external(person.id()).ifPresent(known -> sessions.endAllOf(known.id()));
            audit.record(person.id(), "sign-in-refused", person.id(), "");
        }
        return account.map(known -> signIn.begin(known).token());
    }

    private static boolean isName(String name, int shortest, int longest) {
        return name.length() >= shortest
                && name.length() <= longest
                && name.matches(Words.TRIMMED_LINE);
    }
}
