package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.ComparisonResult.Benchmark;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BetweenServices;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.Comparison;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.Sample;
import org.joinedup.statistics.ScoreDistribution;
import org.joinedup.statistics.ServiceScore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places a service among all services that ask the same instrument. */
public final class Compare {
    private static final String CENTRE =
            "mean of the services' scores, each service counting the same; dispersion: mean square"
                    + " of z winsorised at 10 % and 90 % (Spiegelhalter 2005)";

    private final Peer own;
    private final List<Peer> others;
    private final Instrument instrument;
    private final Showing showing;

    private Compare(Peer own, List<Peer> others, Instrument instrument, Showing showing) {
        this.own = own;
        this.others = others;
        this.instrument = instrument;
        this.showing = showing;
    }

    /** One service, by no more than its id. */
    public record Peer(ServiceId service, Sample scores, ItemCounts items) {
        public static Peer of(
                ServiceId service,
                Instrument instrument,
                ItemCounts items,
                ScoreDistribution scores) {
            return new Peer(service, scores.scores(instrument.minimumAnswered()), items);
        }
    }

    /**
     * Without so many others that the centre gives none of them away there is no benchmark.
     *
     * @param own one of the services
     * @param services each once
     */
    public static ComparisonResult compare(
            ServiceId own, List<Peer> services, Instrument instrument, Showing showing) {
        // One order, so that rounding is always the same.
        List<Peer> ordered =
                services.stream()
                        .sorted(Comparator.comparing(peer -> peer.service().value()))
                        .toList();
        Peer self =
                ordered.stream()
                        .filter(peer -> peer.service().equals(own))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not among the services"));
        List<Peer> others = ordered.stream().filter(peer -> !peer.service().equals(own)).toList();
        return new Compare(self, others, instrument, showing).result();
    }

    private ComparisonResult result() {
        int minimum = showing.rules().reliablePeople();
        List<Peer> large = others.stream().filter(peer -> peer.scores().n() >= minimum).toList();
        if (large.size() < showing.rules().fewestOtherServices()) {
            return without(
                    "fewer than %d other services have %d people with a score"
                            .formatted(showing.rules().fewestOtherServices(), minimum));
        }
        List<Peer> compared = new ArrayList<>(large);
        compared.add(own);
        Estimate<Comparison> comparison = comparison(compared, minimum);
        if (!comparison.isKnown()) {
            return without("fewer than two services have scores that differ between people");
        }
        List<Sample> samples =
                compared.stream()
                        .map(Peer::scores)
                        .filter(scores -> scores.n() >= minimum)
                        .toList();
        Estimate<BetweenServices> between = BetweenServices.of(samples);
        return with(comparison.get(), between);
    }

    private Estimate<Comparison> comparison(List<Peer> compared, int minimum) {
        List<ServiceScore> scores =
                compared.stream()
                        .filter(peer -> peer.scores().n() > 0)
                        .map(
                                peer ->
                                        ServiceScore.of(
                                                peer.service().toString(),
                                                BoundedMean.onScale(peer.scores(), LEVEL).get()))
                        .toList();
        return Comparison.of(scores, minimum);
    }

    private ComparisonResult without(String reason) {
        return new ComparisonResult(score(), null, null, null, null, items(), reason, rules());
    }

    private ComparisonResult with(Comparison comparison, Estimate<BetweenServices> between) {
        Placing placing = new Placing(own, comparison, between, showing);
        return new ComparisonResult(
                score(),
                new Benchmark(
                        showing.points(comparison.centre()),
                        comparison.services(),
                        showing.ratio(comparison.dispersion()),
                        showing.points(comparison.betweenVariance()),
                        CENTRE),
                placing.position(),
                placing.separation(),
                DrawFunnel.draw(comparison, between, score().n(), showing),
                items(),
                null,
                rules());
    }

    private Figure score() {
        return showing.of(
                Figure.ofMean(BoundedMean.onScale(own.scores(), LEVEL), Describe.PERSONS));
    }

    private List<ComparisonResult.ItemComparison> items() {
        return CompareItems.compare(
                own.items(), others.stream().map(Peer::items).toList(), instrument, showing);
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(
                "A benchmark needs %d other services with %d people each; no service with fewer people sets it or is banded."
                        .formatted(
                                showing.rules().fewestOtherServices(),
                                showing.rules().reliablePeople()));
        rules.add(
                "A band is given from a reliability of %.2f on; beyond 1.96 and beyond 3.09 standard errors are this project's bands."
                        .formatted(BetweenServices.COMPARABLE));
        rules.add("The services' people differ; the comparison is not adjusted for that.");
        Measure.score(instrument).note().ifPresent(rules::add);
        return rules;
    }
}
