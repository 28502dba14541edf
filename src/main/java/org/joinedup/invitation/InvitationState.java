package org.joinedup.invitation;

import org.joinedup.kernel.Coded;

import java.util.Locale;
import java.util.Set;

/** The life of an invitation: the one table of allowed changes. */
public enum InvitationState implements Coded {
    ISSUED,
    OPENED,
    COMPLETED,
    EXPIRED,
    WITHDRAWN,
    OPTED_OUT;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The states from which this one may be reached. */
    public Set<InvitationState> from() {
        return switch (this) {
            case ISSUED -> Set.of();
            case OPENED -> Set.of(ISSUED);
            case COMPLETED, EXPIRED, WITHDRAWN, OPTED_OUT -> Set.of(ISSUED, OPENED);
        };
    }

    /** Whether answers may still be given. */
    public boolean takesAnswers() {
        return this == ISSUED || this == OPENED;
    }
}
