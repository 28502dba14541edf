package org.joinedup;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Takes what libraries tell Java's own logging, which would write to the console in a form of its
 * own and at a level of its own, into the one log.
 */
final class OneLog extends Handler {
    private final Formatter words = new SimpleFormatter();

    private OneLog() {}

    static void install() {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler each : root.getHandlers()) {
            root.removeHandler(each);
        }
        root.addHandler(new OneLog());
    }

    @Override
    public void publish(LogRecord line) {
        LoggerFactory.getLogger(String.valueOf(line.getLoggerName()))
                .atLevel(level(line))
                .setCause(line.getThrown())
                .log(words.formatMessage(line));
    }

    private static Level level(LogRecord line) {
        int level = line.getLevel().intValue();
        if (level >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        if (level >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARN;
        }
        return level >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
    }

    @Override
    public void flush() {
        // Each line is written at once.
    }

    @Override
    public void close() {
        // There is nothing of its own to be closed.
    }
}
