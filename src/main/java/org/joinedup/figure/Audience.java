package org.joinedup.figure;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** For whom a figure is prepared; each has its own rules of disclosure. */
public enum Audience implements Coded {
    PROVIDER,
    COMMISSIONER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
