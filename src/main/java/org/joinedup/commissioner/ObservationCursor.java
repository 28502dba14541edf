package org.joinedup.commissioner;

import org.joinedup.publication.Edition;
import org.joinedup.publication.Observations.Position;
import org.joinedup.publication.Observations.Published;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a portion ends. Written with the number of the edition that was the last when the first
 * portion was read, so that the portions that follow are of the same editions, whatever is
 * published meanwhile.
 */
record ObservationCursor(int lastEdition, int edition, int line) {
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,9})-([0-9]{1,9})-([0-9]{1,9})");

    static ObservationCursor after(int lastEdition, Published line) {
        return new ObservationCursor(
                lastEdition, line.edition().number().orElseThrow(), line.line().line());
    }

    static Optional<ObservationCursor> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(
                        new ObservationCursor(
                                Integer.parseInt(written.group(1)),
                                Integer.parseInt(written.group(2)),
                                Integer.parseInt(written.group(3))))
                : Optional.empty();
    }

    /** Empty where it is of none of these editions. */
    Optional<Position> in(List<Edition> editions) {
        return editions.stream()
                .filter(each -> each.number().orElseThrow() == edition)
                .findFirst()
                .map(each -> new Position(each.id(), line));
    }

    @Override
    public String toString() {
        return lastEdition + "-" + edition + "-" + line;
    }
}
