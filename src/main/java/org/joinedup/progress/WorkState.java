package org.joinedup.progress;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** Failed work has changed nothing: it is one transaction. */
public enum WorkState implements Coded {
    RUNNING,
    DONE,
    FAILED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
