package org.joinedup.entrance;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.StartWalkIn;
import org.joinedup.invitation.StartWalkIn.WalkIn;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Services;
import org.joinedup.response.LeaveKiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One device, many people, one after the other. Whoever is before the start page is a new person:
 * the visit before is over.
 */
@Singleton
class RunKiosk {
    /** A working day; then staff sign in again. */
    static final Duration LASTS = Duration.ofHours(12);

    private final StoredKiosks kiosks;
    private final Surveys surveys;
    private final Services services;
    private final StartWalkIn startWalkIn;
    private final LeaveKiosk leaveKiosk;
    private final AuditTrail audit;
    private final Clock clock;

    RunKiosk(
            StoredKiosks kiosks,
            Surveys surveys,
            Services services,
            StartWalkIn startWalkIn,
            LeaveKiosk leaveKiosk,
            AuditTrail audit,
            Clock clock) {
        this.kiosks = kiosks;
        this.surveys = surveys;
        this.services = services;
        this.startWalkIn = startWalkIn;
        this.leaveKiosk = leaveKiosk;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the key for the device, told this once; empty when the survey or the service is not
     *     the caller's, or the survey takes no answers today
     */
    @Transactional
    Optional<String> open(SurveyId survey, ServiceId service, Caller caller) {
        if (running(caller).stream().noneMatch(running -> running.id().equals(survey))
                || services.findVisible(service, caller).isEmpty()) {
            return Optional.empty();
        }
        String key = Secrets.next();
        kiosks.add(key, survey, service, caller.name(), clock.instant().plus(LASTS));
        audit.record(caller.name(), "open-kiosk", survey.toString(), service.toString());
        return Optional.of(key);
    }

    /** The surveys that a kiosk can be opened for. */
    List<Survey> running(Caller caller) {
        LocalDate today = LocalDate.now(clock);
        return surveys.visibleTo(caller).stream()
                .filter(survey -> StartWalkIn.takesAnswers(survey, today))
                .toList();
    }

    List<Kiosk> visibleTo(Caller caller) {
        return kiosks.of(surveys.visibleTo(caller).stream().map(Survey::id).toList());
    }

    @Transactional
    void close(UUID id, Caller caller) {
        kiosks.hold(id)
                .filter(kiosk -> surveys.findVisible(kiosk.surveyId(), caller).isPresent())
                .ifPresent(
                        kiosk -> {
                            kiosk.visit().ifPresent(leaveKiosk::leave);
                            kiosks.setVisit(id, Optional.empty());
                            kiosks.close(id);
                            audit.record(
                                    caller.name(),
                                    "close-kiosk",
                                    kiosk.surveyId().toString(),
                                    kiosk.serviceId().toString());
                        });
    }

    /** Ends the visit of whoever was there. */
    @Transactional
    Optional<Kiosk> leave(String key) {
        Optional<Kiosk> kiosk = kiosks.withKey(key).flatMap(found -> kiosks.hold(found.id()));
        kiosk.ifPresent(this::leave);
        return kiosk;
    }

    private void leave(Kiosk kiosk) {
        if (kiosk.visit().isPresent()) {
            leaveKiosk.leave(kiosk.visit().get());
            kiosks.setVisit(kiosk.id(), Optional.empty());
        }
    }

    /**
     * Lets the next person begin.
     *
     * @return empty when the survey takes no answers today
     */
    @Transactional
    Optional<WalkIn> begin(Kiosk kiosk, String language) {
        kiosks.hold(kiosk.id()).ifPresent(this::leave);
        Optional<WalkIn> visit =
                startWalkIn.start(kiosk.surveyId(), kiosk.serviceId(), Mode.KIOSK, language);
        visit.ifPresent(begun -> kiosks.setVisit(kiosk.id(), Optional.of(begun.invitation())));
        return visit;
    }
}
