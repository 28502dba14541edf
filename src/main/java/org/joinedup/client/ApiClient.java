package org.joinedup.client;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.OrganisationId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A machine client, without what it proves itself with. */
@Introspected
@Schema(name = "ApiClient")
record ApiClient(
        ClientId id,
        String name,
        OrganisationId organisationId,
        List<String> scopes,
        List<Credential> credentials,
        RequestLimits limits,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> revokedAt) {

    @Introspected
    @Schema(name = "ClientCredential")
    record Credential(
            @Schema(format = "uuid") String id,
            @Schema(
                            type = "string",
                            allowableValues = {"api-key", "secret", "public-key", "external"})
                    String kind,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    @Schema(description = "Of the client at the issuer outside")
                    Optional<String> externalId,
            Instant createdAt,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> expiresAt,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> revokedAt) {}

    boolean has(ClientId client, UUID credential) {
        return id.equals(client)
                && credentials.stream().anyMatch(own -> own.id().equals(credential.toString()));
    }

    ApiClient with(List<Credential> own) {
        return new ApiClient(id, name, organisationId, scopes, own, limits, createdAt, revokedAt);
    }
}
