package org.joinedup.publication;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator.Invited;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.questionnaire.Instrument;

import java.time.YearMonth;
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

    /** Of everybody who was invited and who came, also where nobody is shown. */
    static Map<ServiceId, Invitations> invitations(
            List<ServiceId> services,
            Period period,
            Map<ServiceMonth, Invited> invited,
            Map<ServiceMonth, Long> came) {
        Map<ServiceId, Invitations> of = new HashMap<>();
        for (ServiceId service : services) {
            long people = 0;
            long completed = 0;
            boolean known = true;
            for (YearMonth month = period.from();
                    !month.isAfter(period.to());
                    month = month.plusMonths(1)) {
                ServiceMonth key = new ServiceMonth(service, month);
                Invited each = invited.getOrDefault(key, new Invited(0, true));
                people += each.people();
                known &= each.known();
                completed += came.getOrDefault(key, 0L);
            }
            of.put(service, new Invitations(people, known, completed));
        }
        return of;
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
