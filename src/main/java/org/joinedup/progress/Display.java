package org.joinedup.progress;

import java.io.Console;

/** Shows whoever started the service how far it is. */
interface Display extends AutoCloseable {
    void show(Counter counter);

    @Override
    void close();

    /** A bar where somebody looks on, else lines in the log. Java 25 has no console there. */
    @SuppressWarnings("SystemConsoleNull")
    static Display of(WorkKind kind) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? new BarDisplay(kind)
                : new LogDisplay(kind);
    }
}
