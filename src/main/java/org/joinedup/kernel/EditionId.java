package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record EditionId(UUID value) implements TypedId {
    public EditionId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
