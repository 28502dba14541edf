package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

import java.time.YearMonth;

/**
 * An edition to prepare.
 *
 * @param change of a correction, what is different
 */
@Introspected
@Schema(name = "NewEdition")
public record NewEdition(
        @NotBlank @Schema(description = "Code of the instrument", example = "ctm-15")
                String instrument,
        @NotNull @Schema(type = "string", example = "2026-01", description = "First month")
                YearMonth from,
        @NotNull @Schema(type = "string", example = "2026-03", description = "Last month")
                YearMonth to,
        @Nullable
                @Size(max = 500)
                @Pattern(regexp = Words.LINE, message = Words.NOT_A_LINE)
                @Schema(
                        nullable = true,
                        description =
                                "What a correction changes; required where an edition of the same"
                                        + " instrument and period is published, else absent")
                String change) {}
