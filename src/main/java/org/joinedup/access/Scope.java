package org.joinedup.access;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** What a machine client may do, if an administrator has granted it. */
public enum Scope implements Coded {
    /** Read figures, editions, and what they are about. */
    METRICS_READ,
    /** Look at prepared editions, and publish or discard them; only people prepare them. */
    EDITIONS_PUBLISH,
    /** Make services that the client's organisation commissions. */
    SERVICES_WRITE,
    /** Issue invitations in surveys of the client's organisation. */
    INVITATIONS_WRITE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
