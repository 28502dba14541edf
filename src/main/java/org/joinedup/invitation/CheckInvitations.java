package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.NewInvitations.NewInvitation;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with a batch of invitations, entry by entry. */
@Singleton
class CheckInvitations {
    /** More would not be read, and a wrong column is wrong ten thousand times. */
    private static final int MOST_FAULTS = 100;

    private static final String NOT_ASKED = "must be absent: the survey does not ask about people";

    private final Services services;
    private final Instruments instruments;
    private final StoredInvitations invitations;
    private final Clock clock;

    CheckInvitations(
            Services services,
            Instruments instruments,
            StoredInvitations invitations,
            Clock clock) {
        this.services = services;
        this.instruments = instruments;
        this.invitations = invitations;
        this.clock = clock;
    }

    sealed interface Outcome {
        /**
         * @param destinations the services that people were handed over to, by their codes
         */
        record Sound(ServiceId service, Map<String, ServiceId> destinations) implements Outcome {}

        record Faulty(List<FieldError> faults) implements Outcome {}
    }

    Outcome check(Survey survey, NewInvitations batch, Caller caller) {
        List<FieldError> faults = new ArrayList<>();
        Optional<Service> service =
                services.withCode(batch.service())
                        .flatMap(named -> services.findVisible(named.id(), caller));
        if (service.isEmpty()) {
            faults.add(new FieldError("service", "is not the code of a service of yours"));
        }
        Known known = known(survey, batch);
        for (int i = 0; i < batch.invitations().size() && faults.size() < MOST_FAULTS; i++) {
            String path = "invitations[" + i + "].";
            check(survey, batch.service(), batch.invitations().get(i), known)
                    .forEach((field, reason) -> faults.add(new FieldError(path + field, reason)));
        }
        return faults.isEmpty()
                ? new Outcome.Sound(service.orElseThrow().id(), known.destinations)
                : new Outcome.Faulty(faults.stream().limit(MOST_FAULTS).toList());
    }

    /**
     * What was looked up once for the whole batch.
     *
     * @param references those taken in the survey, and those of the entries checked so far
     */
    private record Known(
            Map<String, ServiceId> destinations,
            Set<String> languages,
            Set<String> references,
            LocalDate today) {}

    private Known known(Survey survey, NewInvitations batch) {
        Map<String, ServiceId> destinations = new HashMap<>();
        Set<String> languages = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (NewInvitation invitation : batch.invitations()) {
            if (invitation.destinationService() != null) {
                destinations.put(invitation.destinationService(), null);
            }
            languages.add(invitation.languageOr(survey.language()));
            references.add(invitation.externalReference());
        }
        references.remove(null);
        destinations.replaceAll(
                (code, none) -> services.withCode(code).map(Service::id).orElse(null));
        languages.removeIf(language -> !isReleased(survey, language));
        return new Known(
                destinations,
                languages,
                new HashSet<>(invitations.taken(survey.id(), references)),
                LocalDate.now(clock));
    }

    private boolean isReleased(Survey survey, String language) {
        return survey.isReleasedIn(language, instruments);
    }

    /** The reasons by field. */
    private static Map<String, String> check(
            Survey survey, String service, NewInvitation invitation, Known known) {
        Map<String, String> faults = new LinkedHashMap<>();
        date(survey, invitation.transitionDate(), known.today)
                .ifPresent(reason -> faults.put("transitionDate", reason));
        if (invitation.mode().isWalkIn()) {
            faults.put("mode", "must be sms, email, letter, paper or app");
        }
        String destination = invitation.destinationService();
        if (destination != null && known.destinations.get(destination) == null) {
            faults.put("destinationService", "is not the code of a service");
        } else if (service.equals(destination)) {
            faults.put("destinationService", "is the service that the person left");
        }
        if (!known.languages.contains(invitation.languageOr(survey.language()))) {
            faults.put(
                    "language",
                    "is not one of the pages' in which all of the survey's instruments are"
                            + " released");
        }
        if (!survey.asksAboutYou() && invitation.deprivationQuintile() != null) {
            faults.put("deprivationQuintile", NOT_ASKED);
        }
        if (!survey.asksAboutYou() && invitation.admission() != null) {
            faults.put("admission", NOT_ASKED);
        }
        String reference = invitation.externalReference();
        if (reference != null && !known.references.add(reference)) {
            faults.put("externalReference", "is there already in this survey");
        }
        return faults;
    }

    private static Optional<String> date(Survey survey, LocalDate date, LocalDate today) {
        if (date.isBefore(survey.periodFrom()) || date.isAfter(survey.periodTo())) {
            return Optional.of(
                    "is not within the survey's period, %s to %s"
                            .formatted(survey.periodFrom(), survey.periodTo()));
        }
        return AskingWindow.isOpen(date, today)
                ? Optional.empty()
                : Optional.of(
                        "must be %d to %d days ago"
                                .formatted(AskingWindow.EARLIEST_DAYS, AskingWindow.LATEST_DAYS));
    }
}
