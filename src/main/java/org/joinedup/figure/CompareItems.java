package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.Interval;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.ItemFigures;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.ShareDifference;

import java.util.ArrayList;
import java.util.List;

/** Holds each item's share of agreement against the other services, to tell what to work on. */
final class CompareItems {
    private static final String METHOD =
            "own share minus the mean of the other services' shares, each service counting the same"
                    + " (Zou and Donner 2008); n: own answers";

    private CompareItems() {}

    static List<ItemComparison> compare(
            ItemCounts own, List<ItemCounts> others, Instrument instrument, Showing showing) {
        List<ItemComparison> items = new ArrayList<>();
        for (Instrument.Item item : instrument.items()) {
            int index = item.position() - 1;
            Estimate<Proportion> share = own.figures(index, LEVEL).agree();
            List<Proportion> shares =
                    others.stream()
                            .map(other -> other.figures(index, LEVEL))
                            .filter(figures -> isLarge(figures, showing))
                            .map(figures -> figures.agree().get())
                            .toList();
            items.add(compared(item, share, shares, showing));
        }
        return items;
    }

    private static boolean isLarge(ItemFigures figures, Showing showing) {
        return figures.answered() >= showing.rules().reliablePeople();
    }

    private static ItemComparison compared(
            Instrument.Item item,
            Estimate<Proportion> share,
            List<Proportion> others,
            Showing showing) {
        Figure agree = showing.of(Figure.ofShare(share, Describe.SHARE));
        Figure difference = showing.of(difference(agree, others, showing));
        boolean enough = others.size() >= showing.rules().fewestOtherServices();
        return new ItemComparison(
                item.position(),
                item.linkId(),
                agree,
                enough ? showing.points(100 * mean(others)) : null,
                others.size(),
                difference,
                Telling.of(difference, "the other services"));
    }

    private static double mean(List<Proportion> shares) {
        return shares.stream().mapToDouble(Proportion::share).average().orElseThrow();
    }

    /**
     * @param agree as it is shown: a difference of exact counts would give a rounded share away
     */
    private static Figure difference(Figure agree, List<Proportion> others, Showing showing) {
        if (others.size() < showing.rules().fewestOtherServices()) {
            return absent(
                    "fewer than %d other services have %d answers"
                            .formatted(
                                    showing.rules().fewestOtherServices(),
                                    showing.rules().reliablePeople()));
        }
        if (agree.value() == null) {
            return agree.reason() == null
                    ? Figure.keptBack(Figure.PERCENTAGE_POINTS, METHOD, agree.symbol())
                    : absent(agree.reason());
        }
        Proportion share = Proportion.wilson(agree.numerator(), agree.n(), LEVEL).get();
        ShareDifference known = ShareDifference.toMeanOf(others, share).get();
        Interval interval = known.interval();
        return Figure.of(
                100 * known.value(),
                new Interval(
                        100 * interval.lower(), 100 * interval.upper(), LEVEL, interval.method()),
                Figure.PERCENTAGE_POINTS,
                agree.n(),
                METHOD);
    }

    private static Figure absent(String reason) {
        return Figure.absent(Figure.PERCENTAGE_POINTS, null, METHOD, reason);
    }
}
