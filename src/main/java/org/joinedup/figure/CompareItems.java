package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Interval;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.ShareDifference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds each item's share of agreement against the other services, to tell what to work on. */
final class CompareItems {
    private static final String METHOD =
            "own share minus the mean of the other services' shares, each service counting the same"
                    + " (Zou and Donner 2008); n: own answers";

    private CompareItems() {}

    static List<ItemComparison> compare(
            ItemCounts own, List<Compare.Peer> others, Instrument instrument, Showing showing) {
        List<ItemComparison> items = new ArrayList<>();
        for (Instrument.Item item : instrument.items()) {
            int index = item.position() - 1;
            List<Compare.Peer> large =
                    others.stream()
                            .filter(other -> isLarge(other.items().answered(index), showing))
                            .toList();
            Optional<String> tooFew = Compare.tooFew(large, showing.rules(), "answers");
            List<Proportion> shares =
                    large.stream().map(other -> other.items().agree(index, LEVEL).get()).toList();
            Figure agree = showing.of(Figure.ofShare(own.agree(index, LEVEL), Describe.SHARE));
            Figure difference =
                    showing.of(
                            tooFew.map(CompareItems::absent)
                                    .orElseGet(() -> difference(agree, shares)));
            items.add(
                    new ItemComparison(
                            item.position(),
                            item.linkId(),
                            agree,
                            tooFew.isEmpty() ? Double.valueOf(mean(shares)) : null,
                            shares.size(),
                            difference,
                            Telling.of(difference, "the other services")));
        }
        return items;
    }

    private static boolean isLarge(long answered, Showing showing) {
        return answered >= showing.rules().reliablePeople();
    }

    /** In per cent. */
    private static double mean(List<Proportion> shares) {
        return Showing.shared(
                100 * shares.stream().mapToDouble(Proportion::share).average().orElseThrow());
    }

    /**
     * The share as it is shown less the others' mean as it is shown: a difference of exact numbers
     * would give the rounded ones away.
     */
    private static Figure difference(Figure agree, List<Proportion> others) {
        if (agree.value() == null) {
            return agree.reason() == null
                    ? Figure.keptBack(Figure.PERCENTAGE_POINTS, METHOD, agree.symbol())
                    : absent(agree.reason());
        }
        Proportion share = Proportion.wilson(agree.numerator(), agree.n(), LEVEL).get();
        ShareDifference known = ShareDifference.toMeanOf(others, share).get();
        double value = 100 * share.share() - mean(others);
        double moved = value - 100 * known.value();
        Interval interval = known.interval();
        return Figure.of(
                value,
                new Interval(
                        Showing.shared(100 * interval.lower() + moved),
                        Showing.shared(100 * interval.upper() + moved),
                        LEVEL,
                        interval.method()),
                Figure.PERCENTAGE_POINTS,
                agree.n(),
                METHOD);
    }

    private static Figure absent(String reason) {
        return Figure.absent(Figure.PERCENTAGE_POINTS, null, METHOD, reason);
    }
}
