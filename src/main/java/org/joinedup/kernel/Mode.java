package org.joinedup.kernel;

import java.util.Locale;

/** How the person was reached, or for paper, how the answers came back. */
public enum Mode implements Coded {
    SMS,
    EMAIL,
    LETTER,
    PAPER,
    APP;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
