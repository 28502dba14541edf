package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of people who left services.
 *
 * @param file CSV with a heading
 * @param columns the heading of each column in the file by its name here, where they differ
 * @param sample everybody unless said
 * @param accept what the preview told, as consent to leave out what it left out
 */
@Introspected
@Schema(name = "NewList")
record NewList(
        @NotNull @Size(min = 1) @Schema(description = "CSV with a heading") String file,
        @Nullable @Size(max = 50) @Schema(nullable = true)
                Map<@NotNull String, @NotNull @Size(min = 1, max = 200) String> columns,
        @Nullable @Valid @Schema(nullable = true) NewSample sample,
        @Nullable @Schema(nullable = true) @Pattern(regexp = "[0-9a-f]{64}") String accept) {

    /**
     * A simple random sample of each service.
     *
     * @param size people of each service, or all where there are fewer
     * @param stratifyBy in the proportions that the service's people have
     * @param seed the same again gives the same sample
     */
    @Introspected
    @Schema(name = "NewSample")
    record NewSample(
            @NotNull @Min(1) @Max(100_000) Integer size,
            @Nullable
                    @Size(max = 3)
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            implementation = String.class,
                                            allowableValues = {"age-band", "sex", "route"}))
                    List<@NotNull Stratum> stratifyBy,
            @Nullable @Schema(nullable = true) @Min(0) @Max(NewList.LARGEST_SEED) Long seed) {
        List<Stratum> strata() {
            return stratifyBy == null ? List.of() : stratifyBy;
        }
    }

    /** That every client can write down exactly. */
    static final long LARGEST_SEED = (1L << 53) - 1;

    Map<String, String> headings() {
        return columns == null ? Map.of() : columns;
    }

    Optional<NewSample> wanted() {
        return Optional.ofNullable(sample);
    }

    @Override
    public String toString() {
        return "NewList";
    }
}
