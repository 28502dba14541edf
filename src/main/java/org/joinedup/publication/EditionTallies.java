package org.joinedup.publication;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.questionnaire.Instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is added up, of the groups all the while and of one service at a time. Mutable. */
final class EditionTallies {
    private final Map<ServiceId, Subject> services = new HashMap<>();
    private final Map<ServiceId, List<EditionTally>> groupsOf = new HashMap<>();
    private final List<EditionTally> groups = new ArrayList<>();
    private final Instrument instrument;
    private final Period period;
    private final Map<ServiceId, Invitations> invitations;

    EditionTallies(
            List<Subject> subjects,
            Instrument instrument,
            Period period,
            Map<ServiceId, Invitations> invitations) {
        this.instrument = instrument;
        this.period = period;
        this.invitations = invitations;
        for (Subject subject : subjects) {
            subject.id()
                    .ifPresentOrElse(
                            id -> services.put(id, subject),
                            () -> addGroup(new EditionTally(subject, instrument, period)));
        }
    }

    private void addGroup(EditionTally group) {
        groups.add(group);
        for (ServiceId service : group.subject().serviceIds()) {
            group.add(invitations.get(service));
            groupsOf.computeIfAbsent(service, s -> new ArrayList<>()).add(group);
        }
    }

    List<EditionTally> groups() {
        return groups;
    }

    EditionTally service(ServiceId id) {
        EditionTally tally = new EditionTally(services.get(id), instrument, period);
        tally.add(invitations.get(id));
        return tally;
    }

    void add(ShownMonth month, EditionTally service, Collection<Breakdown> breakdowns) {
        if (!month.month().isBefore(period.from()) && !month.month().isAfter(period.to())) {
            service.add(month, breakdowns);
            groupsOf.getOrDefault(month.service(), List.of())
                    .forEach(group -> group.add(month, breakdowns));
        }
    }
}
