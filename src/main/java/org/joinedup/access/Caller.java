package org.joinedup.access;

import io.micronaut.security.authentication.Authentication;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.OrganisationId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is calling.
 *
 * @param name the account's user name, or the client's id
 * @param organisation the caller's own organisation; empty for administrators only
 */
public record Caller(String name, Role role, Optional<OrganisationId> organisation) {
    private static final String ORGANISATION = "organisation";

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    public boolean belongsTo(OrganisationId id) {
        return organisation.filter(id::equals).isPresent();
    }

    Authentication toAuthentication() {
        Map<String, Object> attributes =
                organisation
                        .<Map<String, Object>>map(id -> Map.of(ORGANISATION, id.toString()))
                        .orElse(Map.of());
        return Authentication.build(name, List.of(role.code()), attributes);
    }

    static Optional<Caller> of(Authentication authentication) {
        Optional<OrganisationId> organisation =
                Optional.ofNullable(authentication.getAttributes().get(ORGANISATION))
                        .map(id -> new OrganisationId(UUID.fromString(id.toString())));
        return authentication.getRoles().stream()
                .findFirst()
                .flatMap(code -> Coded.find(Role.class, code))
                .filter(role -> (role == Role.ADMINISTRATOR) == organisation.isEmpty())
                .map(role -> new Caller(authentication.getName(), role, organisation));
    }
}
