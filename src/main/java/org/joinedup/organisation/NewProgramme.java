package org.joinedup.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A programme to create. */
@Introspected
@Schema(name = "NewProgramme")
record NewProgramme(
        @NotNull @Pattern(regexp = CodeRule.PROGRAMME_PATTERN, message = CodeRule.PROGRAMME_WORDS)
                String code,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String name,
        @Nullable @Schema(nullable = true) LocalDate announcedOn,
        @Nullable @Size(max = 1_000) @Schema(nullable = true) List<@NotNull @Valid NewSite> sites) {

    @Introspected
    @Schema(name = "NewProgrammeSite")
    record NewSite(
            @NotNull @Pattern(regexp = CodeRule.PATTERN, message = CodeRule.WORDS) String code,
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String name,
            @Nullable
                    @Size(min = 1, max = 1_000)
                    @Schema(nullable = true)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String details) {}

    Programme programme() {
        return new Programme(
                code,
                name,
                Optional.ofNullable(announcedOn),
                sites == null
                        ? List.of()
                        : sites.stream()
                                .map(
                                        s ->
                                                new Programme.Site(
                                                        s.code(),
                                                        s.name(),
                                                        Optional.ofNullable(s.details())))
                                .toList());
    }
}
