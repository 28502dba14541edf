package org.joinedup.publication;

import org.joinedup.kernel.EditionId;

import java.util.List;
import java.util.Optional;

/** The lines of the editions, for reading. */
public interface Observations {
    /**
     * What is asked of the lines; nothing where all are wanted.
     *
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

    /**
     * In their order.
     *
     * @param after number of a line
     * @param limit the most that are read
     */
    List<Observation> lines(EditionId id, Filter filter, int after, int limit);
}
