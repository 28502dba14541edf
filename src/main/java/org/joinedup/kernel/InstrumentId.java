package org.joinedup.kernel;

import java.util.Objects;

/** One released version of an instrument, written {@code ctm-15/1}. */
public record InstrumentId(String code, int version) {
    public InstrumentId {
        Objects.requireNonNull(code);
    }

    @Override
    public String toString() {
        return code + "/" + version;
    }
}
