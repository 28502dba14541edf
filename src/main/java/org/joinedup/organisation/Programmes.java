package org.joinedup.organisation;

import java.util.Optional;

/** The programmes, for reading. */
public interface Programmes {
    /** Without its sites. */
    Optional<Programme> withCode(String code);
}
