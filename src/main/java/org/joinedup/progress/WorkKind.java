package org.joinedup.progress;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** What takes long. */
public enum WorkKind implements Coded {
    REBUILD,
    PAPER_IMPORT,
    INVITATION_IMPORT,
    DEMONSTRATION,
    EDITION;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return switch (this) {
            case REBUILD -> "Rebuilding the summaries";
            case PAPER_IMPORT -> "Importing paper forms";
            case INVITATION_IMPORT -> "Issuing invitations";
            case DEMONSTRATION -> "Loading the demonstration";
            case EDITION -> "Preparing an edition";
        };
    }
}
