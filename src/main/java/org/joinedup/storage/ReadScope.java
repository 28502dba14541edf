package org.joinedup.storage;

import java.util.Optional;
import java.util.UUID;

/**
 * For whom the database is asked. The room that knows who is calling says so; this one cannot
 * import it.
 */
public interface ReadScope {
    /** Whose rows there are; empty where all are. */
    Optional<UUID> organisation();
}
