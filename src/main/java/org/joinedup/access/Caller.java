package org.joinedup.access;

import io.micronaut.security.authentication.Authentication;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.OrganisationId;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling.
 *
 * @param name the account's user name, or the client's id
 * @param organisation the caller's own organisation; empty for administrators only
 * @param scopes of a machine client; empty for people, who may do what their role may
 */
public record Caller(
        String name, Role role, Optional<OrganisationId> organisation, Set<Scope> scopes) {
    private static final String ORGANISATION = "organisation";
    private static final String SCOPES = "scopes";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A person. */
    public Caller(String name, Role role, Optional<OrganisationId> organisation) {
        this(name, role, organisation, Set.of());
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    /** Whether it is a machine, which an organisation's people have set up. */
    public boolean isClient() {
        return role == Role.COMMISSIONER;
    }

    public boolean belongsTo(OrganisationId id) {
        return organisation.filter(id::equals).isPresent();
    }

    /**
     * @param more of which no name is one of the caller's own
     */
    public Authentication toAuthentication(Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(more);
        organisation.ifPresent(id -> attributes.put(ORGANISATION, id.toString()));
        if (!scopes.isEmpty()) {
            attributes.put(SCOPES, scopes.stream().map(Scope::code).sorted().toList());
        }
        return Authentication.build(name, List.of(role.code()), attributes);
    }

    Authentication toAuthentication() {
        return toAuthentication(Map.of());
    }

    public static Optional<Caller> of(Authentication authentication) {
        Optional<OrganisationId> organisation =
                Optional.ofNullable(authentication.getAttributes().get(ORGANISATION))
                        .map(id -> new OrganisationId(UUID.fromString(id.toString())));
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (authentication.getAttributes().get(SCOPES) instanceof Collection<?> codes) {
            codes.forEach(code -> Coded.find(Scope.class, code.toString()).ifPresent(scopes::add));
        }
        return authentication.getRoles().stream()
                .findFirst()
                .flatMap(code -> Coded.find(Role.class, code))
                .filter(role -> (role == Role.ADMINISTRATOR) == organisation.isEmpty())
                .map(role -> new Caller(authentication.getName(), role, organisation, scopes));
    }
}
