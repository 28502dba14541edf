package org.joinedup.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

import java.util.List;

/**
 * A service to create. Everything it refers to is named by its code.
 *
 * @param commissioners who pays for it, and so may see its figures
 */
@Introspected
@Schema(name = "NewService")
public record NewService(
        @NotNull @Pattern(regexp = CodeRule.PATTERN, message = CodeRule.WORDS) String code,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String name,
        @NotBlank @Schema(description = "Code of a provider") String provider,
        @NotBlank @Schema(description = "Code of a care cluster") String careCluster,
        @Nullable
                @Size(min = 1, max = 200)
                @Schema(nullable = true)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String clientGroup,
        @Nullable
                @Size(min = 1, max = 200)
                @Schema(nullable = true)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String region,
        @Nullable @Size(max = 200) @Schema(nullable = true) List<@NotBlank String> strategies,
        @Nullable @Size(max = 200) @Schema(nullable = true) List<@NotBlank String> programmes,
        @Nullable @Size(max = 200) @Schema(nullable = true) List<@NotBlank String> commissioners) {
    public NewService {
        strategies = strategies == null ? List.of() : strategies;
        programmes = programmes == null ? List.of() : programmes;
        commissioners = commissioners == null ? List.of() : commissioners;
    }
}
