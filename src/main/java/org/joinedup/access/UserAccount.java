package org.joinedup.access;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.UserId;

import java.util.Optional;

/** A person who signs in with a name and a password. */
record UserAccount(
        UserId id,
        String username,
        String displayName,
        Role role,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<OrganisationId> organisationId,
        boolean disabled) {
    Caller caller() {
        return new Caller(username, role, organisationId);
    }
}
