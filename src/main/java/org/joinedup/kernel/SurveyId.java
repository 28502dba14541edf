package org.joinedup.kernel;

import java.util.Objects;
import java.util.UUID;

public record SurveyId(UUID value) implements TypedId {
    public SurveyId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
