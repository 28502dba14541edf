package org.joinedup.kernel;

import java.util.Locale;

/**
 * The five high-level groups of the census of England and Wales (Office for National Statistics).
 */
public enum EthnicGroup implements Coded {
    ASIAN,
    BLACK,
    MIXED,
    WHITE,
    OTHER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
