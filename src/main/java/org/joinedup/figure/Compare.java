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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * One service, by no more than its id.
     *
     * @param foreign whether its own figures are kept from the reader
     */
    public record Peer(ServiceId service, boolean foreign, Sample scores, ItemCounts items) {
        public static Peer of(
                ServiceId service,
                boolean foreign,
                Instrument instrument,
                ItemCounts items,
                ScoreDistribution scores) {
            return new Peer(service, foreign, scores.scores(instrument.minimumAnswered()), items);
        }
    }

    /**
     * Without so many others that the centre gives none of them away there is no benchmark; those
     * whose own figures the reader sees do not hide the rest.
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

    /**
     * Where a service stands, as it may be told to everybody.
     *
     * @param band absent where the reliability is too low for one
     */
    public record Place(Optional<String> band, Optional<Double> reliability) {}

    /**
     * The places of those services that have enough people, among each other; of none where they
     * are too few to hide one another.
     *
     * @param services each once, none of which the reader sees by itself
     */
    public static Map<ServiceId, Place> placeAll(List<Peer> services, Showing showing) {
        int minimum = showing.rules().reliablePeople();
        List<Peer> large =
                services.stream()
                        .filter(peer -> peer.scores().n() >= minimum)
                        .sorted(Comparator.comparing(peer -> peer.service().value()))
                        .toList();
        Map<ServiceId, Place> places = new HashMap<>();
        if (large.size() <= showing.rules().fewestOtherServices()) {
            return places;
        }
        Estimate<Comparison> comparison = comparison(large, minimum);
        if (comparison.isKnown()) {
            Estimate<BetweenServices> between =
                    BetweenServices.of(large.stream().map(Peer::scores).toList());
            for (Peer peer : large) {
                Placing placing = new Placing(peer, comparison.get(), between, showing);
                places.put(
                        peer.service(),
                        new Place(
                                Optional.ofNullable(placing.position().band()),
                                Optional.ofNullable(placing.separation().reliability())));
            }
        }
        return places;
    }

    private ComparisonResult result() {
        int minimum = showing.rules().reliablePeople();
        List<Peer> large = others.stream().filter(peer -> peer.scores().n() >= minimum).toList();
        Optional<String> tooFew = tooFew(large, showing.rules(), "people with a score");
        if (tooFew.isPresent()) {
            return without(tooFew.get());
        }
        List<Peer> compared = new ArrayList<>(large);
        if (own.scores().n() >= minimum) {
            compared.add(own);
        }
        Estimate<Comparison> comparison = comparison(compared, minimum);
        if (!comparison.isKnown()) {
            return without("fewer than two services have scores that differ between people");
        }
        List<Sample> samples = compared.stream().map(Peer::scores).toList();
        return with(comparison.get(), BetweenServices.of(samples));
    }

    /**
     * @param large the others who have enough people
     * @return why a mean over them would give some of them away
     */
    static Optional<String> tooFew(List<Peer> large, DisclosureRules rules, String people) {
        int fewest = rules.fewestOtherServices();
        long foreign = large.stream().filter(Peer::foreign).count();
        if (large.size() >= fewest && (foreign == 0 || foreign >= fewest)) {
            return Optional.empty();
        }
        return Optional.of(
                "fewer than %d other services%s have %d %s"
                        .formatted(
                                fewest,
                                large.size() < fewest ? "" : " that you may not see",
                                rules.reliablePeople(),
                                people));
    }

    /** Without intervals, which no comparison needs and which cost the most. */
    private static Estimate<Comparison> comparison(List<Peer> compared, int minimum) {
        List<ServiceScore> scores =
                compared.stream()
                        .map(
                                peer ->
                                        new ServiceScore(
                                                peer.service().toString(),
                                                peer.scores().n(),
                                                peer.scores().mean().get(),
                                                peer.scores().standardError()))
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
                        Showing.shared(comparison.centre()),
                        comparison.services(),
                        Showing.sharedRatio(comparison.dispersion()),
                        Showing.shared(comparison.betweenVariance()),
                        CENTRE),
                placing.position(),
                placing.separation(),
                DrawFunnel.draw(comparison, between, score().n()),
                items(),
                null,
                rules());
    }

    private Figure score() {
        return showing.of(
                Figure.ofMean(BoundedMean.onScale(own.scores(), LEVEL), Describe.PERSONS));
    }

    private List<ComparisonResult.ItemComparison> items() {
        return CompareItems.compare(own.items(), others, instrument, showing);
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(
                "A benchmark needs %1$d other services with %2$d people each, and %1$d or none that you may not see; no service with fewer people sets it or is banded."
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
