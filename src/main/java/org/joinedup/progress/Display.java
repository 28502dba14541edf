package org.joinedup.progress;

/** Shows whoever started the service how far it is. */
interface Display extends AutoCloseable {
    void show(Counter counter);

    @Override
    void close();

    /** A bar where somebody looks on, else lines in the log. */
    static Display of(WorkKind kind) {
        return System.console().isTerminal() ? new BarDisplay(kind) : new LogDisplay(kind);
    }
}
