package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.StartWalkIn.WalkIn;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Services;

import java.util.Optional;

/**
 * Gives staff a link of their own, to answer as a patient would on whatever device.
 *
 * <p>What they send is stored as everything else is, so that they try what patients will have; but
 * under the survey's trial, a survey beside it which nobody lists, invites to or watches, and as a
 * visit by an open link, which is in no figure of a service. So no count can move.
 */
@Singleton
public class TrySurvey {
    private final StoredSurveys surveys;
    private final Services services;
    private final StartWalkIn startWalkIn;
    private final AuditTrail audit;

    TrySurvey(StoredSurveys surveys, Services services, StartWalkIn startWalkIn, AuditTrail audit) {
        this.surveys = surveys;
        this.services = services;
        this.startWalkIn = startWalkIn;
        this.audit = audit;
    }

    /**
     * @param service that the pages name
     * @return empty where the survey is closed, or the caller sees no such survey or service
     */
    @Transactional
    public Optional<WalkIn> begin(SurveyId id, ServiceId service, Caller caller) {
        Optional<Survey> survey =
                surveys.findVisible(id, caller)
                        .filter(found -> services.findVisible(service, caller).isPresent())
                        // Held, or one that is closed meanwhile would have an open trial.
                        .filter(found -> surveys.hold(id) != SurveyState.CLOSED);
        if (survey.isEmpty()) {
            return Optional.empty();
        }
        audit.record(caller.name(), "try-survey", id.toString(), "");
        return startWalkIn.start(surveys.trialOf(id), service, Mode.OPEN, survey.get().language());
    }
}
