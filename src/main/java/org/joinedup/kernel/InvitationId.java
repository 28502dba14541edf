package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record InvitationId(UUID value) implements TypedId {
    public InvitationId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
