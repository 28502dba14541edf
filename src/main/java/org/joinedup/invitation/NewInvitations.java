package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.kernel.Admission;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.Mode;
import org.joinedup.web.Words;

import java.time.LocalDate;
import java.util.List;

/**
 * Invitations to issue together, or not at all.
 *
 * @param service code of the service that the people left
 */
@Introspected
@Schema(name = "NewInvitations")
public record NewInvitations(
        @NotNull @Pattern(regexp = NewInvitations.CODE) @Schema(example = "ICP-01") String service,
        @NotNull @Size(min = 1, max = 10_000) List<@NotNull @Valid NewInvitation> invitations) {

    static final String CODE = "[A-Za-z0-9-]{1,31}";

    /**
     * One person's invitation.
     *
     * @param destinationService code of the service that the person was handed over to
     * @param transitionDate when the person left, 2 to 42 days ago
     * @param language the survey's unless said
     * @param externalReference the sender's own word for the person; once in a survey
     */
    @Introspected
    @Schema(name = "NewInvitation")
    public record NewInvitation(
            @Nullable @Schema(nullable = true) @Pattern(regexp = CODE) String destinationService,
            @NotNull LocalDate transitionDate,
            @NotNull
                    @Schema(
                            type = "string",
                            implementation = String.class,
                            allowableValues = {"sms", "email", "letter", "paper", "app"})
                    Mode mode,
            @Nullable @Schema(nullable = true) @Pattern(regexp = "[A-Za-z0-9-]{2,35}")
                    String language,
            @Nullable
                    @Size(max = 5)
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            implementation = String.class,
                                            allowableValues = {
                                                "large-print",
                                                "easy-read",
                                                "audio",
                                                "bsl",
                                                "braille"
                                            }))
                    List<@NotNull FormatNeed> formatNeeds,
            @Nullable
                    @Schema(nullable = true)
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = Words.TRIMMED_LINE, message = Words.NOT_TRIMMED)
                    String externalReference,
            @Nullable
                    @Schema(
                            type = "string",
                            nullable = true,
                            implementation = String.class,
                            allowableValues = {"1", "2", "3", "4", "5"},
                            description =
                                    "From your records, 1 the most deprived; only where the survey"
                                            + " asks about people")
                    DeprivationQuintile deprivationQuintile,
            @Nullable
                    @Schema(
                            type = "string",
                            nullable = true,
                            implementation = String.class,
                            allowableValues = {"planned", "unplanned"},
                            description =
                                    "From your records; only where the survey asks about people")
                    Admission admission) {

        List<String> needs() {
            return formatNeeds == null
                    ? List.of()
                    : formatNeeds.stream().distinct().sorted().map(FormatNeed::code).toList();
        }

        String languageOr(String surveyLanguage) {
            return language == null ? surveyLanguage : language;
        }

        @Override
        public String toString() {
            return "NewInvitation";
        }
    }
}
