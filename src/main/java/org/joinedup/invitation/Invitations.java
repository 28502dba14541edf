package org.joinedup.invitation;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;

import java.util.Map;
import java.util.Optional;

/** The invitations, for reading. */
public interface Invitations {
    Optional<Invitation> find(InvitationId id);

    /**
     * The invitation that a link's token opens. Any text may be given; it takes the same time
     * whatever it is.
     */
    Optional<Invitation> withToken(String token);

    Optional<Invitation> withReference(SurveyId survey, String externalReference);

    /** How many invitations of a service's people who left within the period are in each state. */
    Map<InvitationState, Long> countByState(ServiceId service, Period period);
}
