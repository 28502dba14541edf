package org.joinedup.questionnaire;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.web.Words;

import java.util.List;

/**
 * The words of a released version in another language, as its rights holder has released them.
 *
 * @param asksAbout completes "These statements are about …" in that language
 * @param source who translated it, and where it is published
 * @param items every item of the version, in its order
 * @param options every answer of the version, in its order
 */
@Introspected
@Schema(name = "NewTranslation")
public record NewTranslation(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,35}") @Schema(example = "cy") String language,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String title,
        @NotBlank
                @Size(max = 200)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String asksAbout,
        @NotBlank
                @Size(max = 1_000)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String source,
        @NotBlank
                @Size(max = 1_000)
                @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                String copyright,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ItemWords> items,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid OptionWords> options) {

    /** One statement. */
    @Introspected
    @Schema(name = "TranslatedItem")
    public record ItemWords(
            @NotNull @Schema(example = "ctm-01") String item,
            @NotBlank
                    @Size(max = 2_000)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    @Schema(description = "Fixed words; **…** marks emphasis")
                    String text) {}

    /** One answer. */
    @Introspected
    @Schema(name = "TranslatedOption")
    public record OptionWords(
            @NotNull Integer value,
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String label) {}
}
