package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record UserId(UUID value) implements TypedId {
    public UserId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
