package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record ServiceId(UUID value) implements TypedId {
    public ServiceId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
