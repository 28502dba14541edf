package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record ResponseId(UUID value) implements TypedId {
    public ResponseId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
