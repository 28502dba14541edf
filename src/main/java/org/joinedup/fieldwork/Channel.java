package org.joinedup.fieldwork;

import org.joinedup.invitation.Contact;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Mode;

import java.util.Locale;

/** By what people are written to. */
enum Channel implements Coded {
    SMS(Mode.SMS),
    EMAIL(Mode.EMAIL),
    LETTER(Mode.LETTER);

    private final Mode mode;

    Channel(Mode mode) {
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }

    /** Whether it gets to somebody. */
    boolean reaches(Contact contact) {
        return switch (this) {
            case SMS -> contact.mobile().isPresent();
            case EMAIL -> contact.email().isPresent();
            case LETTER -> contact.hasPostalAddress();
        };
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
