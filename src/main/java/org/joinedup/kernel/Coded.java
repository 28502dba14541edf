package org.joinedup.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * A closed list of terms with the stable word that files, URLs, the API and the database use for
 * each.
 */
public interface Coded {
    String code();

    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.code().equals(code))
                .findFirst();
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
}
