package org.joinedup.entrance;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A device on a ward.
 *
 * @param visit of who is before it now
 */
record Kiosk(
        UUID id,
        SurveyId surveyId,
        ServiceId serviceId,
        String openedBy,
        Instant expiresAt,
        Optional<InvitationId> visit) {}
