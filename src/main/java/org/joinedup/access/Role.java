package org.joinedup.access;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** What a caller is. Everyone but an administrator belongs to one organisation. */
public enum Role implements Coded {
    ADMINISTRATOR,
    COORDINATOR,
    VIEWER,
    COMMISSIONER;

    /** The words of {@code @Secured}. */
    public static final String IS_ADMINISTRATOR = "administrator";

    public static final String IS_COORDINATOR = "coordinator";
    public static final String IS_VIEWER = "viewer";
    public static final String IS_COMMISSIONER = "commissioner";

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
