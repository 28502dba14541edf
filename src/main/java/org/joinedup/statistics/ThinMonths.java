package org.joinedup.statistics;

import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/**
 * Periods that hold enough people for a point: a month with too few responses is merged into its
 * quarter.
 */
public final class ThinMonths {

    /** Fewest responses of a month that stands alone. */
    public static final long MINIMUM = 10;

    private ThinMonths() {}

    /**
     * @param first month
     * @param last month, the same for a month alone; of a quarter at either end, the months that
     *     there are
     */
    public record Period<T>(YearMonth first, YearMonth last, T value) {}

    /**
     * A quarter with a thin month becomes one period, so that nobody is in two. A month between
     * others of which nothing came is thin.
     *
     * @param months what is known of each month
     * @param responses how many there are in it
     * @param merge makes a new value of two; must change neither
     */
    public static <T> List<Period<T>> mergeIntoQuarters(
            NavigableMap<YearMonth, T> months,
            ToLongFunction<T> responses,
            BinaryOperator<T> merge,
            long minimum) {
        NavigableMap<YearMonth, List<YearMonth>> quarters = new TreeMap<>();
        if (!months.isEmpty()) {
            for (YearMonth month = months.firstKey();
                    !month.isAfter(months.lastKey());
                    month = month.plusMonths(1)) {
                quarters.computeIfAbsent(quarter(month), start -> new ArrayList<>()).add(month);
            }
        }
        List<Period<T>> periods = new ArrayList<>();
        for (List<YearMonth> quarter : quarters.values()) {
            boolean thin =
                    quarter.stream()
                            .anyMatch(
                                    month ->
                                            !months.containsKey(month)
                                                    || responses.applyAsLong(months.get(month))
                                                            < minimum);
            if (thin) {
                quarter.stream()
                        .filter(months::containsKey)
                        .map(months::get)
                        .reduce(merge)
                        .ifPresent(
                                value ->
                                        periods.add(
                                                new Period<>(
                                                        quarter.getFirst(),
                                                        quarter.getLast(),
                                                        value)));
            } else {
                quarter.forEach(
                        month -> periods.add(new Period<>(month, month, months.get(month))));
            }
        }
        return periods;
    }

    private static YearMonth quarter(YearMonth month) {
        return YearMonth.of(month.getYear(), 3 * month.get(IsoFields.QUARTER_OF_YEAR) - 2);
    }
}
