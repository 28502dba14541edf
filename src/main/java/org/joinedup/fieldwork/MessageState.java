package org.joinedup.fieldwork;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** What became of a message. */
enum MessageState implements Coded {
    DUE,
    /** A provider has taken it, or it was printed. */
    SENT,
    /** The person must not be written to any more, or cannot be. */
    STOPPED,
    /** It does not get to this person; the next step may. */
    SKIPPED,
    /** It was tried and does not get there; the next channel is taken. */
    FAILED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
