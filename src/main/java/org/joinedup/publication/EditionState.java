package org.joinedup.publication;

import org.joinedup.kernel.Coded;

import java.util.Locale;

public enum EditionState implements Coded {
    /** Seen by administrators alone, who check it. */
    PREPARED,
    PUBLISHED,
    DISCARDED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
