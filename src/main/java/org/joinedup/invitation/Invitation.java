package org.joinedup.invitation;

import org.joinedup.kernel.Admission;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One person's invitation to one survey.
 *
 * @param serviceId the service the person left
 * @param destinationServiceId the service the person was handed over to
 * @param transitionDate when the person left
 * @param language that the person reads: the one they were invited in, or changed to since
 * @param formatNeeds codes of the accessible formats on the person's record
 * @param deprivation from the records of the provider, as is the admission; only in a survey that
 *     asks about people
 * @param state as it is now: an invitation past its time is expired
 */
public record Invitation(
        InvitationId id,
        SurveyId surveyId,
        ServiceId serviceId,
        Optional<ServiceId> destinationServiceId,
        LocalDate transitionDate,
        Mode mode,
        String language,
        List<String> formatNeeds,
        Optional<String> externalReference,
        Optional<DeprivationQuintile> deprivation,
        Optional<Admission> admission,
        InvitationState state,
        Instant expiresAt) {
    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
