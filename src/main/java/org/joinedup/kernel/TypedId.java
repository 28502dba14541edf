package org.joinedup.kernel;

import java.util.UUID;

/** An identifier that cannot be confused with that of another kind of thing. */
public interface TypedId {
    UUID value();
}
