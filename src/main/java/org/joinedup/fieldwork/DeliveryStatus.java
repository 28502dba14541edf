package org.joinedup.fieldwork;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** What a provider tells of a message, in the order in which one outdoes another. */
enum DeliveryStatus implements Coded {
    TECHNICAL_FAILURE,
    TEMPORARY_FAILURE,
    PERMANENT_FAILURE,
    /** Whatever else was told, it has arrived. */
    DELIVERED;

    boolean isFailure() {
        return this != DELIVERED;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
