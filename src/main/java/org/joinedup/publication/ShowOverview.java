package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.Compare;
import org.joinedup.figure.ComparisonResult.Position;
import org.joinedup.figure.DescribeTrend;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Measure;
import org.joinedup.figure.Showing;
import org.joinedup.figure.TrendResult;
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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a caller may see of several services at a glance: of each the same as its profile says, but
 * read together, for an overview of all of them one by one would take long.
 */
@Singleton
public class ShowOverview {
    private final FindSubject find;
    private final Instruments instruments;
    private final ComputeIndicator compute;
    private final GatherIndicators gather;
    private final ReadPeers readPeers;
    private final DisclosureRules rules;
    private final Disclosure disclosure;

    ShowOverview(
            FindSubject find,
            Instruments instruments,
            ComputeIndicator compute,
            GatherIndicators gather,
            ReadPeers readPeers,
            DisclosureRules rules) {
        this.find = find;
        this.instruments = instruments;
        this.compute = compute;
        this.gather = gather;
        this.readPeers = readPeers;
        this.rules = rules;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * One service at a glance.
     *
     * @param position absent where its indicator is kept back or there is no benchmark
     */
    public record Glance(
            PublishedIndicator indicator, TrendResult trend, @Nullable Position position) {}

    /**
     * @param services those that the caller does not see are left out
     * @param question for everyone together, in one period
     */
    public Map<ServiceId, PublishedIndicator> indicators(
            Caller caller, List<Service> services, Question question) {
        Map<ServiceId, PublishedIndicator> indicators = new HashMap<>();
        read(caller, services, question, question.period())
                .forEach((service, people) -> indicators.put(service, published(people, question)));
        return indicators;
    }

    /** The same with the trend and the place among all services, which takes longer. */
    public Map<ServiceId, Glance> glances(
            Caller caller, List<Service> services, Question question) {
        Period span = AssembleProfile.span(question.period());
        Map<Instrument, List<Compare.Peer>> peers = new HashMap<>();
        Map<ServiceId, Glance> glances = new HashMap<>();
        read(caller, services, question, span)
                .forEach(
                        (service, people) ->
                                glances.put(
                                        service,
                                        glance(
                                                people,
                                                question,
                                                span,
                                                () ->
                                                        peers.computeIfAbsent(
                                                                people.instrument(),
                                                                asked ->
                                                                        peers(
                                                                                caller, asked,
                                                                                question)))));
        return glances;
    }

    /**
     * @param peers read only where somebody is compared
     */
    private Glance glance(
            ShownPeople people,
            Question question,
            Period span,
            Supplier<List<Compare.Peer>> peers) {
        PublishedIndicator indicator = published(people, question);
        Showing showing = new Showing(rules, people.audience());
        return new Glance(
                indicator,
                trend(people, span, showing),
                indicator.isShown()
                        ? Compare.compare(
                                        people.subject().services().getFirst().id(),
                                        peers.get(),
                                        people.instrument(),
                                        showing)
                                .position()
                        : null);
    }

    private List<Compare.Peer> peers(Caller caller, Instrument instrument, Question question) {
        return readPeers.read(caller, instrument, question.period(), question.by());
    }

    private TrendResult trend(ShownPeople people, Period span, Showing showing) {
        return DescribeTrend.describe(
                Measure.score(people.instrument()),
                gather.overTime(people, span),
                OptionalDouble.empty(),
                showing);
    }

    private PublishedIndicator published(ShownPeople people, Question question) {
        return disclosure.prepare(
                gather.everyone(people, List.of(question.period()), question.by()).getFirst(),
                people.audience());
    }

    private Map<ServiceId, ShownPeople> read(
            Caller caller, List<Service> services, Question question, Period within) {
        Set<ServiceId> visible = find.visible(caller);
        List<Service> seen =
                services.stream().filter(service -> visible.contains(service.id())).toList();
        Map<ServiceId, ShownPeople> people = new HashMap<>();
        answered(seen, question)
                .forEach(
                        (instrument, asked) ->
                                people.putAll(
                                        read(asked, instrument, within)
                                                .byService(each -> find.audience(caller, each))));
        return people;
    }

    private ShownPeople read(List<Service> services, Instrument instrument, Period within) {
        Subject together = new Subject(Subject.SERVICE, Optional.empty(), "", "", services);
        return gather.read(together, instrument, within, Audience.PROVIDER, List.of());
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
