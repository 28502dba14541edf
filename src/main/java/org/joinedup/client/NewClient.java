package org.joinedup.client;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.access.Scope;
import org.joinedup.web.Words;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A machine client to be registered. */
@Introspected
@Schema(name = "NewClient")
record NewClient(
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String name,
        @NotBlank @Schema(description = "Code of a commissioner") String organisation,
        @Nullable
                @Size(min = 1, max = 4)
                @ArraySchema(
                        arraySchema =
                                @Schema(
                                        nullable = true,
                                        description = "Absent: metrics:read alone"),
                        schema =
                                @Schema(
                                        type = "string",
                                        implementation = String.class,
                                        allowableValues = {
                                            "metrics:read",
                                            "editions:publish",
                                            "services:write",
                                            "invitations:write"
                                        }))
                List<@NotNull Scope> scopes,
        @Nullable @Valid @Schema(nullable = true, description = "Absent: an API key")
                NewCredential credential,
        @Nullable @Valid @Schema(nullable = true, description = "Absent: what holds for all")
                RequestLimits limits) {

    Set<Scope> granted() {
        return scopes == null ? EnumSet.of(Scope.METRICS_READ) : EnumSet.copyOf(scopes);
    }

    RequestLimits allowed() {
        return limits == null ? RequestLimits.OF_ALL : limits;
    }

    NewCredential first() {
        return credential == null ? NewCredential.apiKey() : credential;
    }
}
