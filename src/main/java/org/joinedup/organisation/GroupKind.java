package org.joinedup.organisation;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** By what services are taken together; from the widest, for which figures matter most. */
public enum GroupKind implements Coded {
    /** All services here, under the one code {@code all}. */
    NATION,
    REGION,
    CARE_CLUSTER,
    CLIENT_GROUP,
    STRATEGY,
    PROGRAMME,
    PROVIDER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
