package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.statistics.BreakdownSummary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Divides people by a breakdown, and keeps back the categories that would give others away. */
@Singleton
class DividePeople {
    private final DisclosureRules rules;
    private final Clock clock;

    DividePeople(DisclosureRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The people of one category.
     *
     * @param heldBack why nothing may be shown of them, however many they are
     */
    record Part(String category, BreakdownSummary people, Optional<String> heldBack) {}

    /**
     * Every category that somebody is in.
     *
     * @param by quarter or year
     */
    List<Part> divide(ShownPeople of, Period period, Granularity by, Breakdown breakdown) {
        boolean fixed = rules.isSettled(period, today());
        String reason =
                fixed
                        ? GatherIndicators.BY_SUBTRACTION
                        : "breakdowns are fixed after " + rules.settledOn(period);
        Set<String> admitted = fixed ? admitted(of, period, by, breakdown) : Set.of();
        List<Part> parts = new ArrayList<>();
        of.dividedIn(period, by, breakdown)
                .parts(breakdown)
                .forEach(
                        (category, people) ->
                                parts.add(
                                        new Part(
                                                category,
                                                people,
                                                admitted.contains(category)
                                                        ? Optional.empty()
                                                        : Optional.of(reason))));
        return parts;
    }

    /**
     * The categories that may be shown of the subject; of a group, only where its services' that
     * are kept back are together enough.
     */
    private Set<String> admitted(
            ShownPeople of, Period period, Granularity by, Breakdown breakdown) {
        int fewest = rules.fewestShownTo(of.audience());
        List<ShownMonth> settled = settled(of);
        Set<String> admitted =
                new HashSet<>(
                        Suppression.categories(settled, breakdown, fewest)
                                .getOrDefault(period, Set.of()));
        KnownPeople known = KnownPeople.of(settled, fewest);
        if (breakdown.restsOn().filter(what -> known.contradicts(period, what)).isPresent()) {
            return Set.of();
        }
        if (!of.subject().isService()) {
            Map<String, Long> keptBack = keptBackOfServices(of, settled, period, by, breakdown);
            admitted.removeIf(
                    category -> keptBack.containsKey(category) && keptBack.get(category) < fewest);
        }
        return admitted;
    }

    /** Whether figures of all of whom something is known may stand beside all others. */
    boolean mayTellOf(ShownPeople of, Period period, String known) {
        return rules.isSettled(period, today())
                && KnownPeople.of(settled(of), rules.fewestShownTo(of.audience()))
                        .mayBeTold(period, known);
    }

    private List<ShownMonth> settled(ShownPeople of) {
        return of.months().stream()
                .filter(m -> rules.isSettled(Granularity.QUARTER.of(m.month()), today()))
                .toList();
    }

    private Map<String, Long> keptBackOfServices(
            ShownPeople of,
            List<ShownMonth> settled,
            Period period,
            Granularity by,
            Breakdown breakdown) {
        int fewest = rules.fewestShownTo(of.audience());
        Map<ServiceId, List<ShownMonth>> byService =
                settled.stream().collect(Collectors.groupingBy(ShownMonth::service));
        Map<String, Long> keptBack = new HashMap<>();
        for (List<ShownMonth> months : byService.values()) {
            Set<String> seen =
                    Suppression.categories(months, breakdown, fewest)
                            .getOrDefault(period, Set.of());
            of.dividedIn(months, period, by, breakdown)
                    .people(breakdown)
                    .forEach(
                            (category, people) -> {
                                if (!seen.contains(category)) {
                                    keptBack.merge(category, people, Long::sum);
                                }
                            });
        }
        return keptBack;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
