package org.joinedup.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A closed list of terms with the stable word that files, URLs, the API and the database use for
 * each.
 */
public interface Coded {
    String code();

    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Optional.ofNullable(code == null ? null : type.cast(Terms.of(type).get(code)));
    }

    /**
     * @throws IllegalArgumentException when the word is not on the list; its message names the list
     */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + words(type)));
    }

    static <E extends Enum<E> & Coded> String words(Class<E> type) {
        return String.join(", ", Arrays.stream(type.getEnumConstants()).map(Coded::code).toList());
    }

    /** The terms of each list by their words, made once, because millions are read. */
    final class Terms {
        private static final ClassValue<Map<String, Coded>> BY_CODE =
                new ClassValue<>() {
                    @Override
                    protected Map<String, Coded> computeValue(Class<?> type) {
                        return Arrays.stream(type.getEnumConstants())
                                .map(Coded.class::cast)
                                .collect(Collectors.toUnmodifiableMap(Coded::code, e -> e));
                    }
                };

        private Terms() {}

        private static Map<String, Coded> of(Class<?> type) {
            return BY_CODE.get(type);
        }
    }
}
