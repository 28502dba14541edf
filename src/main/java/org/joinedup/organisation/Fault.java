package org.joinedup.organisation;

/**
 * Why one of the things that were to be created cannot be.
 *
 * @param index which of them, from 0
 * @param field name of the field in JSON
 */
public record Fault(int index, String field, String reason) {
    static Fault exists(int index) {
        return new Fault(index, "code", "already exists");
    }

    boolean isOfExisting() {
        return equals(exists(index));
    }
}
