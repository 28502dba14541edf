package org.joinedup.publication;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sums of several breakdowns stand side by side: all of whom the age is known, all of whom the
 * destination is. Where they differ by a few people, the difference would give those away. Pure.
 */
final class KnownPeople {
    private static final List<String> KINDS =
            Arrays.stream(Breakdown.values())
                    .flatMap(b -> b.restsOn().stream())
                    .distinct()
                    .toList();

    /** All of whom something is known, in a quarter or year. */
    private record Sum(Period period, String known) {}

    private record Part(Period period, String known) {}

    private final Set<Sum> contradicting = new HashSet<>();
    private final Set<Sum> tellable = new HashSet<>();

    private KnownPeople() {}

    /**
     * @param months of one subject, of closed quarters alone
     */
    static KnownPeople of(Collection<ShownMonth> months, long fewest) {
        Map<Integer, Map<Part, Long>> parts = new TreeMap<>();
        for (ShownMonth each : months) {
            YearMonth month = each.month();
            each.tiers()
                    .forEach(
                            (tier, people) -> {
                                Period period =
                                        tier == Tier.YEAR
                                                ? Granularity.YEAR.of(month)
                                                : Granularity.QUARTER.of(month);
                                if (tier != Tier.LATE) {
                                    people.people(Breakdown.KNOWN)
                                            .forEach(
                                                    (known, count) ->
                                                            parts.computeIfAbsent(
                                                                            month.getYear(),
                                                                            y -> new HashMap<>())
                                                                    .merge(
                                                                            new Part(period, known),
                                                                            count,
                                                                            Long::sum));
                                }
                            });
        }
        KnownPeople known = new KnownPeople();
        parts.forEach((year, people) -> known.judge(year, people, fewest));
        return known;
    }

    /** Whether the sum is one of those that would give a few people away beside another sum. */
    boolean contradicts(Period period, String known) {
        return contradicting.contains(new Sum(period, known));
    }

    /** Whether the sum itself may be shown beside all others. */
    boolean mayBeTold(Period period, String known) {
        return tellable.contains(new Sum(period, known));
    }

    private void judge(int year, Map<Part, Long> people, long fewest) {
        List<Part> order = List.copyOf(people.keySet());
        long[] weights = order.stream().mapToLong(people::get).toArray();
        Differencing differencing = new Differencing(weights, fewest);
        Period all = Granularity.YEAR.of(YearMonth.of(year, 1));
        List<Period> periods = new ArrayList<>(Granularity.QUARTER.divide(all).orElseThrow());
        periods.add(all);
        periods.forEach(period -> differencing.admit(parts(order, period, known -> true)));
        for (String kind : KINDS) {
            Predicate<String> contains = known -> List.of(known.split("\\+")).contains(kind);
            for (Period period : periods) {
                BitSet with = parts(order, period, contains);
                BitSet without = parts(order, period, contains.negate());
                // Where the others are few, a category is kept back with them, and so is the sum.
                if (isNoneOrEnough(without, weights, fewest)) {
                    Sum sum = new Sum(period, kind);
                    (differencing.admit(with) ? tellable : contradicting).add(sum);
                }
            }
        }
    }

    private static boolean isNoneOrEnough(BitSet parts, long[] weights, long fewest) {
        long people = parts.stream().mapToLong(part -> weights[part]).sum();
        return people == 0 || people >= fewest;
    }

    private static BitSet parts(List<Part> order, Period period, Predicate<String> known) {
        BitSet parts = new BitSet();
        for (int i = 0; i < order.size(); i++) {
            Period of = order.get(i).period();
            if (!of.from().isBefore(period.from())
                    && !of.to().isAfter(period.to())
                    && known.test(order.get(i).known())) {
                parts.set(i);
            }
        }
        return parts;
    }
}
