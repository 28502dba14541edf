package org.joinedup.publication;

import org.joinedup.kernel.EditionId;

import java.util.List;
import java.util.Optional;

/** The editions, for reading. */
public interface Editions {
    /** The newest first; those that are not published only where they are wanted. */
    List<Edition> all(boolean published);

    Optional<Edition> find(EditionId id);

    Optional<Edition> withNumber(int number);

    /**
     * Of each instrument and period the one that was published last, by their numbers.
     *
     * @param last as it was when this had been published
     */
    List<Edition> inForce(Edition last);

    /** The one that was published last. */
    Optional<Edition> last();
}
