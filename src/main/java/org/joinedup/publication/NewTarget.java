package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.joinedup.web.Words;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A target to set.
 *
 * @param commissioner code; required from an administrator, for others their own organisation
 * @param item link id; absent for the mean score of the instrument
 */
@Introspected
@Schema(name = "NewTarget")
public record NewTarget(
        @Nullable
                @Pattern(regexp = Words.LINE, message = Words.NOT_A_LINE)
                @Schema(
                        nullable = true,
                        description =
                                "Code of the commissioner; required from an administrator, for"
                                        + " others their own organisation")
                String commissioner,
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {
                            "service",
                            "provider",
                            "programme",
                            "care-cluster",
                            "client-group",
                            "strategy",
                            "region",
                            "nation"
                        })
                TargetKind kind,
        @NotBlank
                @Schema(
                        description =
                                "Code of the service or group; for a client group or region its"
                                        + " name, for the nation `all`")
                String code,
        @NotBlank @Schema(description = "Code of the instrument", example = "ctm-15")
                String instrument,
        @Nullable
                @Schema(
                        nullable = true,
                        description =
                                "The item whose share of agreement is meant; absent for the mean"
                                        + " score",
                        example = "ctm-09")
                String item,
        @NotNull
                @DecimalMin("0")
                @DecimalMax("100")
                @Digits(integer = 3, fraction = 2)
                @Schema(type = "number", format = "double", description = "Points, or percent")
                BigDecimal value,
        @NotNull
                @Pattern(regexp = MONTH, message = NOT_A_MONTH)
                @Schema(description = "First month", example = "2026-01")
                String from,
        @Nullable
                @Pattern(regexp = MONTH, message = NOT_A_MONTH)
                @Schema(nullable = true, description = "Last month", example = "2026-12")
                String to) {
    static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
    static final String NOT_A_MONTH = "must be a month such as 2026-01";

    YearMonth firstMonth() {
        return YearMonth.parse(from);
    }

    Optional<YearMonth> lastMonth() {
        return Optional.ofNullable(to).map(YearMonth::parse);
    }
}
