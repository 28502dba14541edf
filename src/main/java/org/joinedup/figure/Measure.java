package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BoundedMean;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ItemCounts;
import org.joinedup.statistics.Sample;
import org.joinedup.statistics.ScoreDistribution;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is followed over time or held against a target: the mean score of an instrument, or the
 * share who agree with one of its items.
 *
 * @param item index in the instrument's items; empty for the mean score
 */
public record Measure(Instrument instrument, OptionalInt item) {

    public static final String MEAN_SCORE = "mean-score";

    public Measure {
        if (item.isPresent() && item.getAsInt() >= instrument.items().size()) {
            throw new IllegalArgumentException("No item " + item.getAsInt());
        }
    }

    public static Measure score(Instrument instrument) {
        return new Measure(instrument, OptionalInt.empty());
    }

    /** Empty if the item is not of this instrument. */
    public static Optional<Measure> agree(Instrument instrument, String linkId) {
        OptionalInt index = instrument.indexOf(linkId);
        return index.isPresent() ? Optional.of(new Measure(instrument, index)) : Optional.empty();
    }

    Figure figure(GroupSummary group) {
        return figure(group.items(), group.scores());
    }

    Figure figure(ItemCounts items, ScoreDistribution scores) {
        return item.isPresent()
                ? Figure.ofShare(items.agree(item.getAsInt(), LEVEL), Describe.SHARE)
                : Figure.ofMean(
                        BoundedMean.onScale(scores.scores(instrument.minimumAnswered()), LEVEL),
                        Describe.PERSONS);
    }

    /**
     * The persons' scores, or 100 for each who agreed and 0 for each who disagreed.
     *
     * @param shown the figure of the same group: where its counts are rounded, so are these
     */
    Sample sample(GroupSummary group, Figure shown) {
        if (item.isEmpty()) {
            return group.scores().scores(instrument.minimumAnswered());
        }
        return shown.numerator() == null || shown.n() == null
                ? Sample.of()
                : Sample.ofCounts(
                        new double[] {0, 100},
                        new long[] {shown.n() - shown.numerator(), shown.numerator()});
    }

    /** {@link #MEAN_SCORE}, or the item. */
    public String code() {
        return item.isPresent() ? instrument.items().get(item.getAsInt()).linkId() : MEAN_SCORE;
    }

    String unit() {
        return item.isPresent() ? Figure.PERCENT : Figure.POINTS;
    }

    String unitOfDifferences() {
        return item.isPresent() ? Figure.PERCENTAGE_POINTS : Figure.POINTS;
    }

    /** What to bear in mind when reading it, if anything. */
    public Optional<String> note() {
        return Optional.ofNullable(
                item.isPresent()
                        ? Notes.ofItem(instrument.items().get(item.getAsInt()).linkId())
                        : Notes.ofScore(instrument));
    }
}
