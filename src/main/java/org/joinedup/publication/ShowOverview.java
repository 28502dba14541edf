package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Compare;
import org.joinedup.figure.ComparisonResult.Position;
import org.joinedup.figure.DescribeTrend;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Measure;
import org.joinedup.figure.Showing;
import org.joinedup.figure.TrendResult;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.questionnaire.Instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What a caller may see of several services at a glance: of each the same as its profile says, but
 * read together, for an overview of all of them one by one would take long.
 */
@Singleton
public class ShowOverview {
    private final ReadTogether readTogether;
    private final GatherIndicators gather;
    private final ReadPeers readPeers;
    private final DisclosureRules rules;
    private final Disclosure disclosure;

    ShowOverview(
            ReadTogether readTogether,
            GatherIndicators gather,
            ReadPeers readPeers,
            DisclosureRules rules) {
        this.readTogether = readTogether;
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
        readTogether
                .read(caller, services, question, question.period(), List.of())
                .forEach((service, people) -> indicators.put(service, published(people, question)));
        return indicators;
    }

    /** The same with the trend and the place among all services, which takes longer. */
    public Map<ServiceId, Glance> glances(
            Caller caller, List<Service> services, Question question) {
        Period span = AssembleProfile.span(question.period());
        Map<Instrument, List<Compare.Peer>> peers = new HashMap<>();
        Map<ServiceId, Glance> glances = new HashMap<>();
        readTogether
                .read(caller, services, question, span, List.of())
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
}
