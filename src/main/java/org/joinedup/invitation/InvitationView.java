package org.joinedup.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An invitation as the API tells it, without its links: they cannot be had again. */
@Introspected
@Schema(name = "Invitation")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record InvitationView(
        @Schema(type = "string", format = "uuid") InvitationId id,
        @Schema(type = "string", format = "uuid") SurveyId surveyId,
        @Schema(description = "Code of the service that the person left") String service,
        @Schema(format = "uuid") String serviceId,
        Optional<String> destinationService,
        LocalDate transitionDate,
        @Schema(
                        type = "string",
                        allowableValues = {"sms", "email", "letter", "paper", "app"})
                String mode,
        String language,
        List<String> formatNeeds,
        Optional<String> externalReference,
        Optional<String> deprivationQuintile,
        Optional<String> admission,
        @Schema(
                        type = "string",
                        allowableValues = {
                            "issued",
                            "opened",
                            "completed",
                            "expired",
                            "withdrawn",
                            "opted-out"
                        })
                String state,
        Instant issuedAt,
        @Schema(
                        description =
                                "The day only: who answered when must not be matched with a figure"
                                        + " that moves")
                Optional<LocalDate> endedOn,
        Instant expiresAt) {

    static InvitationView of(
            StoredInvitations.Dated dated,
            String service,
            Optional<String> destination,
            ZoneId zone) {
        Invitation i = dated.invitation();
        return new InvitationView(
                i.id(),
                i.surveyId(),
                service,
                i.serviceId().toString(),
                destination,
                i.transitionDate(),
                i.mode().code(),
                i.language(),
                i.formatNeeds(),
                i.externalReference(),
                i.deprivation().map(Coded::code),
                i.admission().map(Coded::code),
                i.state().code(),
                dated.issuedAt(),
                dated.endedAt().map(ended -> LocalDate.ofInstant(ended, zone)),
                i.expiresAt());
    }
}
