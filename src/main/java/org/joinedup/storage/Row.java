package org.joinedup.storage;

import org.joinedup.kernel.Coded;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The current row of a result, read by column name. */
public abstract sealed class Row permits ResultRow, CopiedRow {
    Row() {}

    /** Null when the column is null. */
    public abstract UUID uuid(String column);

    /** The id in a column, or null when the column is null. */
    public final <T> T id(String column, Function<UUID, T> type) {
        UUID value = uuid(column);
        return value == null ? null : type.apply(value);
    }

    /** Null when the column is null. */
    public abstract String text(String column);

    public final Optional<String> optionalText(String column) {
        return Optional.ofNullable(text(column));
    }

    /** A term of a closed list, or null when the column is null. */
    public final <E extends Enum<E> & Coded> E coded(String column, Class<E> type) {
        String code = text(column);
        return code == null ? null : Coded.of(type, code);
    }

    public abstract int integer(String column);

    public abstract long count(String column);

    /** Null when the column is null. */
    public abstract Long optionalCount(String column);

    /** Null when the column is null. */
    public abstract Double optionalNumber(String column);

    public abstract boolean flag(String column);

    /** Null when the column is null. */
    public abstract LocalDate date(String column);

    /** A point in time, or null when the column is null. */
    public abstract Instant instant(String column);

    public abstract byte[] bytes(String column);

    public abstract List<String> texts(String column);

    /** Small integers, one byte each; the column's values must be within a byte. */
    public abstract byte[] codes(String column);
}
