package org.joinedup.invitation;

import org.joinedup.kernel.Coded;

import java.util.Locale;
import java.util.Set;

/** Where a survey stands. Only an open survey issues invitations and takes answers. */
public enum SurveyState implements Coded {
    DRAFT,
    OPEN,
    PAUSED,
    CLOSED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The states from which this one may be reached. */
    Set<SurveyState> from() {
        return switch (this) {
            case DRAFT -> Set.of();
            case OPEN -> Set.of(DRAFT, PAUSED);
            case PAUSED -> Set.of(OPEN);
            case CLOSED -> Set.of(DRAFT, OPEN, PAUSED);
        };
    }
}
