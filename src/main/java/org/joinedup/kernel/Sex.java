package org.joinedup.kernel;

import java.util.Locale;

public enum Sex implements Coded {
    FEMALE,
    MALE,
    OTHER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
