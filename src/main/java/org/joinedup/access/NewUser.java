package org.joinedup.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

/**
 * An account to make.
 *
 * @param organisation code of the organisation; required for coordinators and viewers, absent for
 *     administrators
 */
@Introspected
@Schema(name = "NewUser")
public record NewUser(
        @NotNull
                @Size(min = 3, max = 100)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String username,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String displayName,
        @NotNull
                @Size(max = 200)
                @Schema(
                        description = "12 characters to 72 bytes, not easy to guess",
                        format = "password")
                String password,
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"administrator", "coordinator", "viewer"})
                Role role,
        @Nullable @Schema(nullable = true) String organisation) {
    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
