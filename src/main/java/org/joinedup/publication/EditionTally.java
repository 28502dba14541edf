package org.joinedup.publication;

import org.joinedup.figure.People;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Indicator.Category;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.publication.PlanEdition.Place;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.ScoreDistribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what one service or group has in an edition. Mutable, not thread-safe. */
final class EditionTally {
    private final Subject subject;
    private final Instrument instrument;
    private final Period period;
    private final Granularity by;
    private final Counts whole;
    private final Counts divided;
    private long invited;
    private long completed;
    private boolean invitedIsKnown = true;

    EditionTally(Subject subject, Instrument instrument, Period period) {
        this.subject = subject;
        this.instrument = instrument;
        this.period = period;
        this.by = Granularity.ofOne(period).orElseThrow();
        this.whole = new Counts(instrument.items().size());
        this.divided = new Counts(instrument.items().size());
    }

    Subject subject() {
        return subject;
    }

    /** Also of those of whom nobody is shown. */
    void add(Invitations more) {
        invited += more.invited();
        completed += more.completed();
        invitedIsKnown &= more.known();
    }

    /**
     * @param month within the period
     */
    void add(ShownMonth month, Collection<Breakdown> breakdowns) {
        month.tiers()
                .forEach(
                        (tier, people) -> {
                            if (by.shows(tier)) {
                                whole.merge(people, Breakdown.ALL);
                                if (tier != Tier.LATE && !breakdowns.isEmpty()) {
                                    divided.merge(people, Breakdown.ALL);
                                    breakdowns.forEach(each -> divided.merge(people, each));
                                }
                            }
                        });
    }

    boolean synthetic() {
        return whole.synthetic();
    }

    People people() {
        return People.of(whole.whole());
    }

    /** Scores by stratum. */
    Map<String, ScoreDistribution> strata() {
        Map<String, ScoreDistribution> strata = new TreeMap<>();
        divided.parts(Breakdown.STRATUM)
                .forEach((stratum, people) -> strata.put(stratum, people.scores()));
        return strata;
    }

    ScoreDistribution withoutStratum() {
        ScoreDistribution rest = divided.whole().scores();
        strata().values().forEach(rest::subtract);
        return rest;
    }

    /**
     * Everyone, then every category that somebody is in.
     *
     * @param shown the places that may be shown
     */
    List<Indicator> indicators(Collection<Breakdown> breakdowns, Set<Place> shown, Instant asOf) {
        List<Indicator> indicators = new ArrayList<>();
        indicators.add(
                new Indicator(
                        subject,
                        instrument,
                        period,
                        Optional.empty(),
                        asOf,
                        Optional.of(new Invitations(invited, invitedIsKnown, completed)),
                        people(),
                        whole.people(),
                        whole.synthetic(),
                        heldBack(shown, Place.of(subject))));
        for (Breakdown breakdown : breakdowns) {
            divided.parts(breakdown)
                    .forEach(
                            (category, part) ->
                                    indicators.add(
                                            new Indicator(
                                                    subject,
                                                    instrument,
                                                    period,
                                                    Optional.of(
                                                            new Category(
                                                                    breakdown.code(), category)),
                                                    asOf,
                                                    Optional.empty(),
                                                    People.of(part),
                                                    part.people(),
                                                    whole.synthetic(),
                                                    heldBack(
                                                            shown,
                                                            new Place(
                                                                    subject.kind(),
                                                                    subject.code(),
                                                                    breakdown.code(),
                                                                    category)))));
        }
        return indicators;
    }

    private static Optional<String> heldBack(Set<Place> shown, Place place) {
        return shown.contains(place)
                ? Optional.empty()
                : Optional.of(GatherIndicators.BY_SUBTRACTION);
    }
}
