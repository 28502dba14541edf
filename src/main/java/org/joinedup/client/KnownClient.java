package org.joinedup.client;

import io.micronaut.security.authentication.Authentication;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.access.Scope;
import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.OrganisationId;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A client that has proved who it is.
 *
 * @param credential with which it did
 */
record KnownClient(ClientId id, OrganisationId organisation, Set<Scope> scopes, UUID credential) {
    private static final String CREDENTIAL = "credential";

    Authentication toAuthentication(Set<Scope> granted) {
        return new Caller(id.toString(), Role.COMMISSIONER, Optional.of(organisation), granted)
                .toAuthentication(Map.of(CREDENTIAL, credential.toString()));
    }

    /** Of a client alone. */
    static Optional<UUID> credentialOf(Authentication authentication) {
        return Optional.ofNullable(authentication.getAttributes().get(CREDENTIAL))
                .map(id -> UUID.fromString(id.toString()));
    }
}
