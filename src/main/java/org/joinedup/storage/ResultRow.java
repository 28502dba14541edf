package org.joinedup.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The current row of a query. */
final class ResultRow extends Row {
    private final ResultSet results;

    ResultRow(ResultSet results) {
        this.results = results;
    }

    @Override
    public UUID uuid(String column) {
        return read(column, UUID.class);
    }

    @Override
    public String text(String column) {
        return read(column, String.class);
    }

    @Override
    public int integer(String column) {
        return read(column, Integer.class);
    }

    @Override
    public long count(String column) {
        return read(column, Long.class);
    }

    @Override
    public Long optionalCount(String column) {
        return read(column, Long.class);
    }

    @Override
    public Double optionalNumber(String column) {
        return read(column, Double.class);
    }

    @Override
    public boolean flag(String column) {
        return read(column, Boolean.class);
    }

    @Override
    public LocalDate date(String column) {
        return read(column, LocalDate.class);
    }

    @Override
    public Instant instant(String column) {
        OffsetDateTime value = read(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    @Override
    public byte[] bytes(String column) {
        return read(column, byte[].class);
    }

    @Override
    public List<String> texts(String column) {
        return List.of((String[]) array(column));
    }

    @Override
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
            throw StorageException.of(e);
        }
    }

    private <T> T read(String column, Class<T> type) {
        try {
            return type == byte[].class
                    ? type.cast(results.getBytes(column))
                    : results.getObject(column, type);
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }
}
