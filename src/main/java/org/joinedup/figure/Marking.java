package org.joinedup.figure;

import java.util.List;

/**
 * The two ways in which a whole result is changed before it is shown: marked as resting on few, or
 * rounded.
 */
final class Marking {
    private Marking() {}

    static ScoreResult shown(ScoreResult exact, Showing showing) {
        ScoreResult s = withoutThin(exact, showing.fewest());
        return switch (showing.audience()) {
            case PROVIDER -> unreliable(s, showing.rules().reliablePeople());
            case COMMISSIONER -> rounded(s, showing.rules());
        };
    }

    static ItemResult shown(ItemResult exact, Showing showing) {
        ItemResult i = withoutThin(exact, showing.fewest());
        return switch (showing.audience()) {
            case PROVIDER -> unreliable(i, showing.rules().reliablePeople());
            case COMMISSIONER -> rounded(i, showing.rules());
        };
    }

    /**
     * Of few people the mean with its interval is all: extremes and bands would show single
     * persons.
     */
    private static ScoreResult unreliable(ScoreResult s, int fewest) {
        Figure mean = s.mean().markedIfFewer(fewest);
        return mean.equals(s.mean()) ? s : meanAlone(mean, s);
    }

    private static ScoreResult meanAlone(Figure mean, ScoreResult s) {
        return new ScoreResult(
                mean,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                s.atFloor().withheld(),
                s.atCeiling().withheld(),
                s.straightLined().withheld(),
                List.of(),
                s.note());
    }

    private static ItemResult unreliable(ItemResult i, int fewest) {
        return new ItemResult(
                i.position(),
                i.item(),
                i.text(),
                i.topicGroup(),
                i.barrier(),
                i.counts(),
                i.mean().markedIfFewer(fewest),
                i.agree().markedIfFewer(fewest),
                i.topBox().markedIfFewer(fewest),
                i.middleBox().markedIfFewer(fewest),
                i.bottomBox().markedIfFewer(fewest),
                i.doesNotApply().markedIfFewer(fewest),
                i.note());
    }

    /**
     * Keeps back the figures that rest on fewer people than may be shown, though more responded.
     */
    private static ScoreResult withoutThin(ScoreResult s, long fewest) {
        return isThin(s.mean(), fewest) ? meanAlone(s.mean().withheld(), s) : s;
    }

    private static ItemResult withoutThin(ItemResult i, long fewest) {
        return isThin(i.mean(), fewest)
                ? new ItemResult(
                        i.position(),
                        i.item(),
                        i.text(),
                        i.topicGroup(),
                        i.barrier(),
                        null,
                        i.mean().withheld(),
                        i.agree().withheld(),
                        i.topBox().withheld(),
                        i.middleBox().withheld(),
                        i.bottomBox().withheld(),
                        i.doesNotApply().withheld(),
                        i.note())
                : i;
    }

    private static boolean isThin(Figure figure, long fewest) {
        return figure.n() == null || figure.n() < fewest;
    }

    /**
     * Keeps the mean to one decimal; what would show single persons (extremes, quartiles, bands) is
     * left out.
     */
    private static ScoreResult rounded(ScoreResult s, DisclosureRules rules) {
        return meanAlone(s.mean().roundedMean(rules), s);
    }

    /**
     * Keeps one percentage an item, of rounded counts: several would give back the counts by
     * subtraction.
     */
    private static ItemResult rounded(ItemResult i, DisclosureRules rules) {
        return new ItemResult(
                i.position(),
                i.item(),
                i.text(),
                i.topicGroup(),
                i.barrier(),
                null,
                i.mean().withheld(),
                i.agree().roundedShare(rules),
                i.topBox().withheld(),
                i.middleBox().withheld(),
                i.bottomBox().withheld(),
                i.doesNotApply().withheld(),
                i.note());
    }
}
