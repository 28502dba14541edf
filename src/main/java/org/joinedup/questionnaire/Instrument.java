package org.joinedup.questionnaire;

import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One released version with the words of one language.
 *
 * @param minimumAnswered fewest scored answers for a person's score; this project's rule, not a
 *     published one
 * @param scoringRule version of the rule that turns answers into figures
 * @param items in the order asked
 * @param options in the order shown
 */
public record Instrument(
        InstrumentId id,
        String language,
        String title,
        String asksAbout,
        Headline headline,
        int minimumAnswered,
        String scoringRule,
        String source,
        String copyright,
        List<Item> items,
        List<Option> options) {

    /**
     * A statement.
     *
     * @param text may mark emphasis as {@code **words**}
     * @param topicGroup for reading item results together; never a validated subscale
     * @param barrier this project's reading of which barrier to integration the statement speaks to
     */
    public record Item(
            int position,
            String linkId,
            String text,
            Optional<String> topicGroup,
            String barrier) {}

    public record Option(Answer answer, String label) {}

    /** Index in {@link #items()}, if the item is of this instrument. */
    public OptionalInt indexOf(String linkId) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).linkId().equals(linkId))
                .findFirst();
    }

    public boolean offers(Answer answer) {
        return options.stream().anyMatch(option -> option.answer() == answer);
    }
}
