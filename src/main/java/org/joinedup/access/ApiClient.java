package org.joinedup.access;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.OrganisationId;

import java.time.Instant;
import java.util.Optional;

record ApiClient(
        ClientId id,
        String name,
        OrganisationId organisationId,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> revokedAt) {}
