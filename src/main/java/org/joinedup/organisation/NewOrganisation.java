package org.joinedup.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

/** A provider or commissioner to create. */
@Introspected
@Schema(name = "NewOrganisation")
public record NewOrganisation(
        @NotNull @Pattern(regexp = CodeRule.PATTERN, message = CodeRule.WORDS) String code,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String name,
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"provider", "commissioner"})
                OrganisationKind kind,
        @Nullable
                @Size(min = 1, max = 200)
                @Schema(nullable = true)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String region) {}
