package org.joinedup.kernel;

import java.util.Locale;

/**
 * What a proxy is to the person. Staff of the service are not on the list: they may not answer for
 * a patient.
 */
public enum Relationship implements Coded {
    PARTNER,
    PARENT,
    CHILD,
    RELATIVE,
    FRIEND,
    CARER,
    ADVOCATE,
    OTHER;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
