package org.joinedup.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.function.Function;

/**
 * One portion of a list. A list is never cut in silence: as long as there is more, {@code next} is
 * there.
 *
 * @param next send it as {@code after} to get the portion that follows; absent at the end
 */
@Introspected
public record Page<T>(
        List<T> items,
        @Nullable
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        nullable = true,
                        description = "Send it as `after` for more; absent at the end")
                String next) {
    public static final String DEFAULT_LIMIT = "100";
    public static final int MOST = 1_000;

    /**
     * @param found up to {@code limit + 1} things in the order of their cursor; the last one only
     *     says that there is more
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
