package org.joinedup.fieldwork;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form as they were sent. */
record FormFields(Map<String, Object> sent) {
    /** Empty where it was left out, too. */
    String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return switch (sent.get(name)) {
            case null -> List.of();
            case Collection<?> several ->
                    several.stream().map(each -> each.toString().strip()).toList();
            case Object one -> List.of(one.toString().strip());
        };
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    Optional<String> filled(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    Optional<Integer> number(String name) {
        return filled(name).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    Optional<LocalDate> date(String name) {
        try {
            return filled(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "FormFields";
    }
}
