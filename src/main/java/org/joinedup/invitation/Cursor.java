package org.joinedup.invitation;

import io.micronaut.core.annotation.Nullable;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a list is read on: after the id of the last entry seen. A text that is no id is refused,
 * for the reader would take an empty page for the end.
 */
final class Cursor {
    static final String FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private Cursor() {}

    static <T> Optional<T> read(@Nullable String after, Function<UUID, T> type) {
        return Optional.ofNullable(after).map(UUID::fromString).map(type);
    }
}
