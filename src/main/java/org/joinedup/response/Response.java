package org.joinedup.response;

import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ResponseId;
import org.joinedup.kernel.ServiceId;

import java.time.LocalDate;
import java.util.Optional;

/** What is known of a stored response besides its answers. */
public record Response(
        ResponseId id,
        ServiceId serviceId,
        Optional<ServiceId> destinationServiceId,
        LocalDate transitionDate,
        LocalDate answeredOn,
        Mode mode,
        String language,
        Respondent respondent,
        Optional<Relationship> relationship,
        boolean synthetic) {}
