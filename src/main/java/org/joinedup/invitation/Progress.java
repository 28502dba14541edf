package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.Mode;

import java.util.Map;

/** How many invitations of a survey are in each state now. */
@Introspected
@Schema(name = "SurveyProgress")
record Progress(
        @Schema(description = "All, whatever their state") long invited,
        long issued,
        long opened,
        long completed,
        long expired,
        long withdrawn,
        long optedOut,
        @Schema(
                        description =
                                "Answered at a kiosk, beside those invited; they are in no figure"
                                        + " of a service")
                long kioskResponses,
        @Schema(description = "Answered by an open link, likewise") long openResponses) {

    static Progress of(Map<InvitationState, Long> counts, Map<Mode, Long> walkIns) {
        return new Progress(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(InvitationState.ISSUED, 0L),
                counts.getOrDefault(InvitationState.OPENED, 0L),
                counts.getOrDefault(InvitationState.COMPLETED, 0L),
                counts.getOrDefault(InvitationState.EXPIRED, 0L),
                counts.getOrDefault(InvitationState.WITHDRAWN, 0L),
                counts.getOrDefault(InvitationState.OPTED_OUT, 0L),
                walkIns.getOrDefault(Mode.KIOSK, 0L),
                walkIns.getOrDefault(Mode.OPEN, 0L));
    }
}
