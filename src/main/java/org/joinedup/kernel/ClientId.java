package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record ClientId(UUID value) implements TypedId {
    public ClientId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
