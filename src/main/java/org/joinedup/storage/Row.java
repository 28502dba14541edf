package org.joinedup.storage;

import org.joinedup.kernel.Coded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The current row of a result, read by column name. */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public UUID uuid(String column) {
        return read(column, UUID.class);
    }

    /** The id in a column, or null when the column is null. */
    public <T> T id(String column, Function<UUID, T> type) {
        UUID value = uuid(column);
        return value == null ? null : type.apply(value);
    }

    public String text(String column) {
        return read(column, String.class);
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(text(column));
    }

    /** A term of a closed list, or null when the column is null. */
    public <E extends Enum<E> & Coded> E coded(String column, Class<E> type) {
        String code = text(column);
        return code == null ? null : Coded.of(type, code);
    }

    public int integer(String column) {
        return read(column, Integer.class);
    }

    public long count(String column) {
        return read(column, Long.class);
    }

    public boolean flag(String column) {
        return read(column, Boolean.class);
    }

    public LocalDate date(String column) {
        return read(column, LocalDate.class);
    }

    /** A point in time, or null when the column is null. */
    public Instant instant(String column) {
        OffsetDateTime value = read(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public byte[] bytes(String column) {
        return read(column, byte[].class);
    }

    public List<String> texts(String column) {
        return List.of((String[]) array(column));
    }

    /** Small integers, one byte each; the column's values must be within a byte. */
    public byte[] codes(String column) {
        Object[] values = (Object[]) array(column);
        byte[] codes = new byte[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = ((Number) values[i]).byteValue();
        }
        return codes;
    }

    private Object array(String column) {
        try {
            return results.getArray(column).getArray();
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    private <T> T read(String column, Class<T> type) {
        try {
            return type == byte[].class
                    ? type.cast(results.getBytes(column))
                    : results.getObject(column, type);
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }
}
