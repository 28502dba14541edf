package org.joinedup.publication;

import org.joinedup.indicator.Counts;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Takes people who have withdrawn out of what is shown, and moves as little else as can be. Pure.
 */
final class AmendShown {
    private AmendShown() {}

    /** Who is in no tier yet, by month. */
    static Map<YearMonth, Counts> waiting(
            Map<YearMonth, ShownMonth> shown, SortedMap<YearMonth, Counts> came) {
        Map<YearMonth, Counts> waiting = new HashMap<>(came);
        shown.forEach(
                (month, of) -> {
                    for (Counts tier : of.tiers().values()) {
                        waiting.computeIfPresent(month, (m, people) -> people.without(tier));
                    }
                });
        return waiting;
    }

    /**
     * In a month of which people are lost, one tier takes up the loss and whoever waited; which one
     * is found by trying, the largest first, for nobody knows in which the lost were. All other
     * tiers stay as they are. A batch of which too few are left is taken back as a whole.
     *
     * @param shown as it was
     * @param came who is there now
     * @param batch fewest people that are shown together
     */
    static Map<YearMonth, ShownMonth> withoutLost(
            Map<YearMonth, ShownMonth> shown, SortedMap<YearMonth, Counts> came, long batch) {
        Map<YearMonth, ShownMonth> amended = new HashMap<>();
        Set<Tier> touched = new HashSet<>();
        shown.forEach(
                (month, of) -> {
                    if (holds(of, came.get(month))) {
                        amended.put(month, of);
                    } else {
                        amended.put(
                                month, amend(of, Optional.ofNullable(came.get(month)), touched));
                    }
                });
        touched.forEach(tier -> takeBackThin(amended, tier, batch));
        return amended;
    }

    /** Whether everyone who is shown is among those who came, as far as the counts can tell. */
    static boolean holds(Map<YearMonth, ShownMonth> shown, SortedMap<YearMonth, Counts> came) {
        return shown.values().stream().allMatch(month -> holds(month, came.get(month.month())));
    }

    private static boolean holds(ShownMonth shown, Counts came) {
        if (came == null) {
            return shown.tiers().isEmpty();
        }
        try {
            Counts rest = came;
            for (Counts tier : shown.tiers().values()) {
                rest = rest.without(tier);
            }
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static ShownMonth amend(ShownMonth shown, Optional<Counts> came, Set<Tier> touched) {
        touched.addAll(shown.tiers().keySet());
        Optional<ShownMonth> amended =
                came.flatMap(
                        people ->
                                shown.tiers().entrySet().stream()
                                        .sorted(
                                                (one, other) ->
                                                        Long.compare(
                                                                other.getValue().people(),
                                                                one.getValue().people()))
                                        .flatMap(
                                                tier ->
                                                        takenUpBy(tier.getKey(), shown, people)
                                                                .stream())
                                        .findFirst());
        return amended.orElseGet(() -> shown.with(shown.closed(), new EnumMap<>(Tier.class)));
    }

    private static Optional<ShownMonth> takenUpBy(Tier tier, ShownMonth shown, Counts came) {
        try {
            Counts rest = came;
            for (Map.Entry<Tier, Counts> other : shown.tiers().entrySet()) {
                if (other.getKey() != tier) {
                    rest = rest.without(other.getValue());
                }
            }
            Map<Tier, Counts> tiers = new EnumMap<>(Tier.class);
            tiers.putAll(shown.tiers());
            tiers.put(tier, rest);
            return Optional.of(shown.with(shown.closed(), tiers));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** By month, quarter or year, as the tier's batches are. */
    private static void takeBackThin(Map<YearMonth, ShownMonth> months, Tier tier, long batch) {
        Granularity by =
                switch (tier) {
                    case MONTH -> Granularity.MONTH;
                    case QUARTER, LATE -> Granularity.QUARTER;
                    case YEAR -> Granularity.YEAR;
                };
        Map<YearMonth, Long> people = new HashMap<>();
        months.forEach(
                (month, of) -> {
                    if (of.tiers().containsKey(tier)) {
                        people.merge(by.of(month).from(), of.tiers().get(tier).people(), Long::sum);
                    }
                });
        months.replaceAll(
                (month, of) -> {
                    if (!of.tiers().containsKey(tier) || people.get(by.of(month).from()) >= batch) {
                        return of;
                    }
                    Map<Tier, Counts> others = new EnumMap<>(of.tiers());
                    others.remove(tier);
                    return of.with(of.closed(), others);
                });
    }
}
