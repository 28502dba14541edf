package org.joinedup.entrance;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A link that is open to anyone. */
record OpenLink(
        UUID id,
        SurveyId surveyId,
        ServiceId serviceId,
        Instant createdAt,
        Optional<Instant> closedAt) {}
