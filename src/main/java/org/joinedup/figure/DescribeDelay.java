package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.QuestionnaireResult.Days;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Tally;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells how long after leaving people answered, in classes within which answers are asked for: two
 * to 42 days. The first and the last hold those who answered outside of them, too.
 */
final class DescribeDelay {
    private static final List<Integer> FIRST_DAYS = List.of(0, 8, 15, 29);
    private static final String METHOD = "share of the people of whom the days are known";

    private DescribeDelay() {}

    /**
     * All classes or none: where a class has a few people, any other would give them back beside
     * the number of all.
     *
     * @param days people by number of days in decimal digits
     * @param divided whether people may be told by it at all
     */
    static List<Days> describe(Tally days, long people, Showing showing, boolean divided) {
        long[] counts = new long[FIRST_DAYS.size()];
        days.counts()
                .forEach(
                        (key, count) -> {
                            if (!key.equals(Tally.NOT_RECORDED)) {
                                counts[place(Integer.parseInt(key))] += count;
                            }
                        });
        long known = Arrays.stream(counts).sum();
        boolean few =
                !divided
                        || Arrays.stream(counts)
                                .anyMatch(some -> some > 0 && some < showing.fewest())
                        || !showing.mayStandBeside(known, people);
        return IntStream.range(0, counts.length)
                .mapToObj(place -> days(place, share(counts[place], known, showing), few))
                .toList();
    }

    private static int place(int day) {
        int place = FIRST_DAYS.size() - 1;
        while (place > 0 && FIRST_DAYS.get(place) > day) {
            place--;
        }
        return place;
    }

    private static Figure share(long some, long known, Showing showing) {
        return showing.of(Figure.ofShare(Proportion.wilson(some, known, LEVEL), METHOD));
    }

    private static Days days(int place, Figure share, boolean few) {
        boolean last = place + 1 == FIRST_DAYS.size();
        return new Days(
                FIRST_DAYS.get(place),
                last ? null : FIRST_DAYS.get(place + 1) - 1,
                few ? share.withheld() : share);
    }
}
