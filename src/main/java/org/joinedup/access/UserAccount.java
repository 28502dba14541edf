package org.joinedup.access;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.UserId;

import java.util.Optional;

/**
 * A person who signs in.
 *
 * @param external through an OpenID provider, not with a password of this service
 */
record UserAccount(
        UserId id,
        String username,
        String displayName,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"administrator", "coordinator", "viewer"})
                Role role,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<OrganisationId> organisationId,
        boolean disabled,
        boolean external) {
    Caller caller() {
        return new Caller(username, role, organisationId);
    }
}
