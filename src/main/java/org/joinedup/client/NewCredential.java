package org.joinedup.client;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

import java.time.Instant;
import java.util.Map;

/**
 * With what a client is to prove who it is.
 *
 * @param publicKey of a client that signs; the private half stays with it
 */
@Introspected
@Schema(name = "NewCredential")
record NewCredential(
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"api-key", "secret", "public-key", "external"})
                CredentialKind kind,
        @Nullable
                @Schema(
                        nullable = true,
                        type = "object",
                        additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                        description =
                                "A JSON Web Key: RSA of 2048 bits or more, or EC on P-256; for"
                                        + " public-key alone")
                Map<String, Object> publicKey,
        @Nullable
                @Size(min = 1, max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                @Schema(
                        nullable = true,
                        description = "The client's id at the issuer outside; for external alone")
                String externalId,
        @Nullable @Schema(nullable = true, description = "Absent: it does not expire")
                Instant expiresAt) {

    static NewCredential apiKey() {
        return new NewCredential(CredentialKind.API_KEY, null, null, null);
    }
}
