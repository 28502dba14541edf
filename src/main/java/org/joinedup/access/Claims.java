package org.joinedup.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What an OpenID provider says of a person. */
record Claims(Map<String, Object> values) {

    /**
     * The words of a claim.
     *
     * @param name of the claim, or its path with dots, such as {@code realm_access.roles}
     */
    List<String> words(String name) {
        Object value = values.get(name);
        if (value == null) {
            value = values;
            for (String part : List.of(name.split("\\."))) {
                value = value instanceof Map<?, ?> nested ? nested.get(part) : null;
            }
        }
        return switch (value) {
            case String word -> List.of(word);
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    @Override
    public String toString() {
        return "Claims";
    }
}
