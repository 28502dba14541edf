package org.joinedup.publication;

import org.joinedup.kernel.Coded;
import org.joinedup.organisation.Service;

import java.util.Locale;
import java.util.Optional;

/**
 * What a target is set for, the narrowest first: one service, or one of the {@link
 * org.joinedup.organisation.GroupKind groups} that services form.
 */
public enum TargetKind implements Coded {
    SERVICE,
    PROVIDER,
    PROGRAMME,
    CARE_CLUSTER,
    CLIENT_GROUP,
    STRATEGY,
    REGION,
    NATION;

    /** The code of the one group that has every service in it. */
    public static final String WHOLE_NATION = "all";

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param provider code of the service's provider
     */
    boolean holds(Service service, String provider, String code) {
        return switch (this) {
            case SERVICE -> service.code().equals(code);
            case PROVIDER -> provider.equals(code);
            case PROGRAMME -> service.programmes().contains(code);
            case CARE_CLUSTER -> service.careCluster().equals(code);
            case CLIENT_GROUP -> service.clientGroup().equals(Optional.of(code));
            case STRATEGY -> service.strategies().contains(code);
            case REGION -> service.region().equals(Optional.of(code));
            case NATION -> code.equals(WHOLE_NATION);
        };
    }
}
