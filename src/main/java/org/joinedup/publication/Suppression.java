package org.joinedup.publication;

import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Which periods, and which categories of a breakdown in them, may be shown side by side without
 * giving back by subtraction a group of too few. Pure; the same people give the same answer,
 * whichever of the views is asked for.
 */
final class Suppression {
    private static final String WITHOUT_CATEGORY = "\u0000";

    private Suppression() {}

    /** Some people of one subject. */
    record Piece(YearMonth month, Tier tier, long people) {}

    /** People who are added to and left out of views together. */
    private record Part(Period period, String category) {}

    /** A sum of parts. */
    private record View(Period period, String category, long people, BitSet parts) {}

    /**
     * Quarters come before their year, and years before months.
     *
     * @param pieces of one subject, its services' all together
     * @param published that cannot be taken back
     * @return those that may be shown beside each other
     */
    static Set<Period> periods(Collection<Piece> pieces, Set<Period> published, long fewest) {
        Map<Integer, Map<Part, Long>> parts = new TreeMap<>();
        for (Piece each : pieces) {
            parts.computeIfAbsent(each.month().getYear(), y -> new HashMap<>())
                    .merge(
                            new Part(smallest(each.tier(), each.month()), ""),
                            each.people(),
                            Long::sum);
        }
        Set<Period> admitted = new HashSet<>();
        parts.forEach(
                (year, people) -> {
                    List<Part> order = List.copyOf(people.keySet());
                    Differencing differencing = differencing(order, people, fewest);
                    List<Period> periods = periodsOf(year);
                    for (Period period : periods) {
                        if (published.contains(period)) {
                            differencing.add(whole(period, order, people).stream().toArray());
                        }
                    }
                    for (Period period : periods) {
                        if (differencing.admit(whole(period, order, people))) {
                            admitted.add(period);
                        }
                    }
                });
        return admitted;
    }

    /** The same of months. */
    static Set<Period> ofMonths(Collection<ShownMonth> months, Set<Period> published, long fewest) {
        List<Piece> pieces = new ArrayList<>();
        for (ShownMonth each : months) {
            each.tiers()
                    .forEach(
                            (tier, people) ->
                                    pieces.add(new Piece(each.month(), tier, people.people())));
        }
        return periods(pieces, published, fewest);
    }

    private static BitSet whole(Period period, List<Part> order, Map<Part, Long> people) {
        return view(period, "", order, people, Suppression::isWithin).parts();
    }

    /**
     * Quarters and years by the categories of a breakdown, beside their totals.
     *
     * @param months as above, of closed quarters alone
     * @return for each period the categories that may be shown
     */
    static Map<Period, Set<String>> categories(
            Collection<ShownMonth> months, Breakdown breakdown, long fewest) {
        Map<Integer, Map<Part, Long>> parts = new TreeMap<>();
        for (ShownMonth each : months) {
            Map<Part, Long> of =
                    parts.computeIfAbsent(each.month().getYear(), year -> new HashMap<>());
            each.tiers()
                    .forEach((tier, people) -> count(of, each.month(), tier, people, breakdown));
        }
        Map<Period, Set<String>> admitted = new HashMap<>();
        parts.forEach((year, people) -> admit(year, people, fewest, admitted));
        return admitted;
    }

    private static void count(
            Map<Part, Long> parts, YearMonth month, Tier tier, Counts people, Breakdown breakdown) {
        Period period =
                tier == Tier.YEAR ? Granularity.YEAR.of(month) : Granularity.QUARTER.of(month);
        if (tier == Tier.LATE) {
            // In no breakdown, and they came when those were known: the totals are those of before.
            return;
        }
        long rest = people.people();
        for (Map.Entry<String, Long> category : people.people(breakdown).entrySet()) {
            parts.merge(new Part(period, category.getKey()), category.getValue(), Long::sum);
            rest -= category.getValue();
        }
        parts.merge(new Part(period, WITHOUT_CATEGORY), rest, Long::sum);
    }

    private static void admit(
            int year, Map<Part, Long> people, long fewest, Map<Period, Set<String>> admitted) {
        List<Part> order = List.copyOf(people.keySet());
        Differencing differencing = differencing(order, people, fewest);
        List<Period> periods =
                periodsOf(year).stream().filter(p -> !p.from().equals(p.to())).toList();
        for (Period period : periods) {
            differencing.admit(whole(period, order, people));
        }
        for (Period period : periods) {
            List<View> views = new ArrayList<>();
            order.stream()
                    .filter(part -> isWithin(part, period))
                    .map(Part::category)
                    .filter(category -> !category.startsWith(WITHOUT_CATEGORY))
                    .distinct()
                    .forEach(
                            category ->
                                    views.add(
                                            view(
                                                    period,
                                                    category,
                                                    order,
                                                    people,
                                                    (part, p) ->
                                                            isWithin(part, p)
                                                                    && part.category()
                                                                            .equals(category))));
            views.sort(
                    Comparator.comparingLong(View::people)
                            .reversed()
                            .thenComparing(View::category));
            for (View view : views) {
                if (differencing.admit(view.parts())) {
                    admitted.computeIfAbsent(period, p -> new HashSet<>()).add(view.category());
                }
            }
        }
    }

    private static Period smallest(Tier tier, YearMonth month) {
        return switch (tier) {
            case MONTH -> Granularity.MONTH.of(month);
            case QUARTER, LATE -> Granularity.QUARTER.of(month);
            case YEAR -> Granularity.YEAR.of(month);
        };
    }

    private static List<Period> periodsOf(int year) {
        Period all = Granularity.YEAR.of(YearMonth.of(year, 1));
        List<Period> periods = new ArrayList<>(Granularity.QUARTER.divide(all).orElseThrow());
        periods.add(all);
        periods.addAll(Granularity.MONTH.divide(all).orElseThrow());
        return periods;
    }

    private static boolean isWithin(Part part, Period period) {
        return !part.period().from().isBefore(period.from())
                && !part.period().to().isAfter(period.to());
    }

    private static View view(
            Period period,
            String category,
            List<Part> order,
            Map<Part, Long> people,
            BiPredicate<Part, Period> contains) {
        BitSet parts = new BitSet();
        long count = 0;
        for (int i = 0; i < order.size(); i++) {
            if (contains.test(order.get(i), period)) {
                parts.set(i);
                count += people.get(order.get(i));
            }
        }
        return new View(period, category, count, parts);
    }

    private static Differencing differencing(
            List<Part> order, Map<Part, Long> people, long fewest) {
        return new Differencing(order.stream().mapToLong(people::get).toArray(), fewest);
    }
}
