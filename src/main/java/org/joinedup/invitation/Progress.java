package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

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
        long optedOut) {

    static Progress of(Map<InvitationState, Long> counts) {
        return new Progress(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(InvitationState.ISSUED, 0L),
                counts.getOrDefault(InvitationState.OPENED, 0L),
                counts.getOrDefault(InvitationState.COMPLETED, 0L),
                counts.getOrDefault(InvitationState.EXPIRED, 0L),
                counts.getOrDefault(InvitationState.WITHDRAWN, 0L),
                counts.getOrDefault(InvitationState.OPTED_OUT, 0L));
    }
}
