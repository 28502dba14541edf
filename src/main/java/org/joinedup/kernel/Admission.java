package org.joinedup.kernel;

import java.util.Locale;

/** Whether the stay was arranged beforehand, as the provider's records have it. */
public enum Admission implements Coded {
    PLANNED,
    UNPLANNED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
