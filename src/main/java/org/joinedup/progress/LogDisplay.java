package org.joinedup.progress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** A line for each further ten percent. */
final class LogDisplay implements Display {
    private static final Logger LOG = LoggerFactory.getLogger("org.joinedup.progress");
    private static final int STEP = 10;

    private final WorkKind kind;
    private final Consumer<String> log;
    private int told;

    LogDisplay(WorkKind kind) {
        this(kind, LOG::info);
    }

    LogDisplay(WorkKind kind, Consumer<String> log) {
        this.kind = kind;
        this.log = log;
    }

    @Override
    public void show(Counter counter) {
        int percent = counter.percent() / STEP * STEP;
        if (percent > told) {
            told = percent;
            log.accept(
                    kind.title()
                            + ": "
                            + percent
                            + " % ("
                            + counter.done()
                            + " of "
                            + counter.total()
                            + ")");
        }
    }

    @Override
    public void close() {
        // A log has nothing to put away.
    }
}
