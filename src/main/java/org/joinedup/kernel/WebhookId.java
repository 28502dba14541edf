package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record WebhookId(UUID value) implements TypedId {
    public WebhookId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
