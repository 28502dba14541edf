package org.joinedup.publication;

import org.joinedup.figure.AdjustCaseMix;
import org.joinedup.figure.Audience;
import org.joinedup.figure.Compare;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Measure;
import org.joinedup.figure.People;
import org.joinedup.figure.Showing;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.PlanEdition.Place;
import org.joinedup.questionnaire.Instrument;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the lines of an edition, one service or group after the other. Lives for one edition. */
final class WriteLines {
    private final Instrument instrument;
    private final Set<Breakdown> breakdowns;
    private final Set<Place> shown;
    private final Set<Place> strata;
    private final Map<String, Long> national;
    private final Showing showing;
    private final Disclosure disclosure;
    private final Instant asOf;
    private final List<Observation> lines = new ArrayList<>();
    private final List<Compare.Peer> peers = new ArrayList<>();
    private final Map<String, ServiceId> serviceOf = new HashMap<>();
    private final Map<String, Double> adjusted = new HashMap<>();
    private boolean synthetic;

    /**
     * @param shown the places that may be shown
     * @param strata the subjects whose score may be adjusted for case mix
     * @param national people of all services by stratum
     */
    WriteLines(
            Instrument instrument,
            Set<Breakdown> breakdowns,
            Set<Place> shown,
            Set<Place> strata,
            Map<String, Long> national,
            DisclosureRules rules,
            Instant asOf) {
        this.instrument = instrument;
        this.breakdowns = Set.copyOf(breakdowns);
        this.shown = Set.copyOf(shown);
        this.strata = Set.copyOf(strata);
        this.national = Map.copyOf(national);
        this.showing = new Showing(rules, Audience.COMMISSIONER);
        this.disclosure = new Disclosure(rules);
        this.asOf = asOf;
    }

    boolean synthetic() {
        return synthetic;
    }

    void write(EditionTally tally) {
        synthetic |= tally.synthetic();
        tally.indicators(breakdowns.stream().sorted().toList(), shown, asOf).stream()
                .map(indicator -> disclosure.prepare(indicator, Audience.COMMISSIONER))
                .map(ObserveFigures::observe)
                .forEach(lines::addAll);
        tally.subject().id().ifPresent(id -> compare(tally, id));
    }

    private void compare(EditionTally tally, ServiceId id) {
        People people = tally.people();
        peers.add(Compare.Peer.of(id, true, instrument, people.items(), people.scores()));
        serviceOf.put(tally.subject().code(), id);
        if (strata.contains(Place.of(tally.subject()))) {
            Double score =
                    AdjustCaseMix.adjust(
                                    tally.strata(),
                                    tally.withoutStratum(),
                                    national,
                                    instrument,
                                    showing)
                            .adjusted()
                            .value();
            if (score != null) {
                adjusted.put(tally.subject().code(), score);
            }
        }
    }

    /**
     * Keeps back also the values that rest on too few answers, or would give such back.
     *
     * @return numbered, the groups first
     */
    List<Observation> finish(PlanEdition plan, CountAnswered answered) {
        Set<Line> stay = new HashSet<>();
        for (int position = 0; position <= instrument.items().size(); position++) {
            String metric =
                    position == 0
                            ? Measure.MEAN_SCORE
                            : instrument.items().get(position - 1).linkId();
            Set<Place> values = new HashSet<>();
            lines.stream()
                    .filter(line -> line.isShown() && line.about().metric().equals(metric))
                    .forEach(line -> values.add(Place.of(line)));
            plan.values(metric, answered.of(position), values)
                    .forEach(place -> stay.add(new Line(metric, place)));
        }
        Map<ServiceId, Compare.Place> places = Compare.placeAll(peers, showing);
        List<Observation> finished = new ArrayList<>();
        lines.stream()
                .sorted(Comparator.comparing(line -> line.about().level().equals(Subject.SERVICE)))
                .map(line -> finished(line, stay, places))
                .forEach(line -> finished.add(line.at(finished.size() + 1)));
        return finished;
    }

    private record Line(String metric, Place place) {}

    private Observation finished(
            Observation line, Set<Line> stay, Map<ServiceId, Compare.Place> places) {
        Observation.About about = line.about();
        if (!line.isShown() || about.kind() == MetricKind.RESPONSE_RATE) {
            return line;
        }
        if (!stay.contains(new Line(about.metric(), Place.of(line)))) {
            return line.withheld();
        }
        boolean ofService =
                about.level().equals(Subject.SERVICE)
                        && about.kind() == MetricKind.MEAN_SCORE
                        && about.category().isEmpty();
        return ofService
                ? line.placed(
                        Optional.ofNullable(places.get(serviceOf.get(about.code()))),
                        adjusted.get(about.code()))
                : line;
    }
}
