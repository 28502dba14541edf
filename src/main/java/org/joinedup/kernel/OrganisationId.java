package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record OrganisationId(UUID value) implements TypedId {
    public OrganisationId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
