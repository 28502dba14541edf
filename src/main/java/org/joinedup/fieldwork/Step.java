package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.Map;
import java.util.Optional;

/**
 * One time that people are written to.
 *
 * @param day after the transition
 * @param templates of GOV.UK Notify, their ids by language; an email without any goes by SMTP
 */
@Introspected
@Schema(name = "FieldworkStep")
record Step(
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"sms", "email", "letter"})
                Channel channel,
        @NotNull @Min(2) @Max(42) Integer day,
        @NotNull Boolean reminder,
        @Nullable @Schema(nullable = true) @Size(max = 10)
                Map<
                                @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,35}") String,
                                @NotNull @Pattern(regexp = "[0-9a-f-]{36}") String>
                        templates) {

    boolean isByNotify() {
        return channel != Channel.LETTER && templates != null && !templates.isEmpty();
    }

    /** In the person's language, or else in the survey's. */
    Optional<String> template(String language, String surveyLanguage) {
        return Optional.ofNullable(templates)
                .map(all -> all.getOrDefault(language, all.get(surveyLanguage)));
    }
}
