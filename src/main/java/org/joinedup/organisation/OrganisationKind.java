package org.joinedup.organisation;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** Who gives care, and who pays for it. */
public enum OrganisationKind implements Coded {
    PROVIDER,
    COMMISSIONER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
