package org.joinedup.invitation;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/**
 * A format that a person's record says they need (Accessible Information Standard, DAPB1605); a
 * need for another language is the invitation's language.
 */
public enum FormatNeed implements Coded {
    LARGE_PRINT,
    EASY_READ,
    AUDIO,
    BSL,
    BRAILLE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
