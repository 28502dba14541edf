package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record TargetId(UUID value) implements TypedId {
    public TargetId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
