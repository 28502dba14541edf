package org.joinedup.access;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a role and an organisation out of an OpenID provider's claims, as the settings say. */
@Singleton
class ClaimedRoles {
    private final String roleClaim;
    private final String organisationClaim;

    /** Whoever has several has the first. */
    private final Map<Role, List<String>> words = new LinkedHashMap<>();

    /**
     * @param administrator words of the role claim that make one an administrator; likewise the
     *     others
     */
    ClaimedRoles(
            @Value("${joinedup.oidc.role-claim:roles}") String roleClaim,
            @Value("${joinedup.oidc.organisation-claim:organisation}") String organisationClaim,
            @Value("${joinedup.oidc.administrator:administrator}") List<String> administrator,
            @Value("${joinedup.oidc.coordinator:coordinator}") List<String> coordinator,
            @Value("${joinedup.oidc.viewer:viewer}") List<String> viewer) {
        this.roleClaim = roleClaim;
        this.organisationClaim = organisationClaim;
        words.put(Role.ADMINISTRATOR, administrator);
        words.put(Role.COORDINATOR, coordinator);
        words.put(Role.VIEWER, viewer);
    }

    Optional<Role> roleOf(Claims claims) {
        List<String> claimed = claims.words(roleClaim);
        return words.entrySet().stream()
                .filter(role -> role.getValue().stream().anyMatch(claimed::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The code of it. */
    Optional<String> organisationOf(Claims claims) {
        return claims.words(organisationClaim).stream().findFirst();
    }
}
