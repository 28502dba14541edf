package org.joinedup.publication;

import org.joinedup.kernel.EditionId;

import java.util.List;
import java.util.Optional;

/** The lines of the editions, for reading. */
public interface Observations {
    /**
     * What is asked of the lines; nothing where all are wanted.
     *
     * @param breakdown empty text for the lines of everyone together
     * @param symbol of lines whose value is kept back or marked
     */
    record Filter(
            Optional<String> metric,
            Optional<String> level,
            Optional<String> code,
            Optional<String> breakdown,
            Optional<String> symbol) {
        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** A line and the edition that it is of. */
    record Published(Edition edition, Observation line) {
        public Position position() {
            return new Position(edition.id(), line.line());
        }
    }

    /**
     * How many lines are marked alike.
     *
     * @param symbol empty of those that are shown without one
     * @param reason why there is no value, or no interval
     * @param withoutValue of the lines
     */
    record Count(String symbol, Optional<String> reason, long lines, long withoutValue) {}

    /** The most first. */
    List<Count> counts(EditionId edition);

    /** After which line of which edition to go on. */
    record Position(EditionId edition, int line) {}

    /**
     * In the order of the editions, and within each in that of its lines.
     *
     * @param after in one of the editions; empty for the beginning
     * @param limit the most that are read
     */
    List<Published> lines(
            List<Edition> editions, Filter filter, Optional<Position> after, int limit);
}
