package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who is shown of many services at once, each by itself. */
@Singleton
class ReadTogether {
    private final FindSubject find;
    private final Instruments instruments;
    private final ComputeIndicator compute;
    private final GatherIndicators gather;

    ReadTogether(
            FindSubject find,
            Instruments instruments,
            ComputeIndicator compute,
            GatherIndicators gather) {
        this.find = find;
        this.instruments = instruments;
        this.compute = compute;
        this.gather = gather;
    }

    /**
     * @param services those that the caller does not see are left out
     * @param within holds all periods that will be asked about
     * @param divided breakdowns that are wanted besides the whole
     */
    Map<ServiceId, ShownPeople> read(
            Caller caller,
            List<Service> services,
            Question question,
            Period within,
            List<Breakdown> divided) {
        Set<ServiceId> visible = find.visible(caller);
        List<Service> seen =
                services.stream().filter(service -> visible.contains(service.id())).toList();
        Map<ServiceId, ShownPeople> people = new HashMap<>();
        answered(seen, question)
                .forEach(
                        (instrument, asked) ->
                                people.putAll(
                                        read(asked, instrument, within, divided)
                                                .byService(each -> find.audience(caller, each))));
        return people;
    }

    private ShownPeople read(
            List<Service> services, Instrument instrument, Period within, List<Breakdown> divided) {
        Subject together = new Subject(Subject.SERVICE, Optional.empty(), "", "", services);
        return gather.read(together, instrument, within, Audience.PROVIDER, divided);
    }

    /** The services by the latest version that each answered in the period, or by the latest. */
    private Map<Instrument, List<Service>> answered(List<Service> services, Question question) {
        List<Instrument> versions = versions(question.instrument());
        Map<Instrument, List<Service>> answered = new LinkedHashMap<>();
        List<Service> left = new ArrayList<>(services);
        for (Instrument version : versions) {
            Set<ServiceId> by = new HashSet<>();
            compute.people(
                            services.stream().map(Service::id).toList(),
                            version.id(),
                            question.period())
                    .keySet()
                    .forEach(month -> by.add(month.service()));
            List<Service> these =
                    left.stream().filter(service -> by.contains(service.id())).toList();
            if (!these.isEmpty()) {
                answered.put(version, new ArrayList<>(these));
            }
            left.removeAll(these);
        }
        if (!left.isEmpty()) {
            answered.computeIfAbsent(versions.getFirst(), v -> new ArrayList<>()).addAll(left);
        }
        return answered;
    }

    /** The latest first. */
    private List<Instrument> versions(String code) {
        List<Instrument> versions =
                instruments.all().stream()
                        .filter(each -> each.id().code().equals(code))
                        .sorted(
                                Comparator.comparingInt((Instrument i) -> i.id().version())
                                        .reversed())
                        .toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no instrument " + code);
        }
        return versions;
    }
}
