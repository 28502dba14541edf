package org.joinedup.storage;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.TypedId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs SQL on the connection of the current transaction, or on one of its own where there is none;
 * for people of one organisation on its rows alone ({@link OwnRows}). Parameters may be typed ids,
 * coded terms, instants, dates, text, numbers, byte arrays, string arrays, short arrays and null.
 */
@Singleton
public class Database {
    private static final int FETCH_SIZE = 2_000;
    private static final int FEW = 500;

    private final OwnRows own;

    Database(OwnRows own) {
        this.own = own;
    }

    /**
     * Work of an organisation's people that has to see the rows of others, too, or so many that to
     * look whose each is would take too long. What is told of them is for the work to decide.
     */
    public <T> T everywhere(Supplier<T> work) {
        return own.everywhere(work);
    }

    /**
     * Work whose statements may take longer than a request waits for one: whoever else asks a
     * database that has fallen silent is told so after {@code joinedup.database-patience-seconds}.
     * It holds for what this thread does; {@link #copyOut} and {@link #copyIn} need no asking.
     */
    public <T> T atLength(Supplier<T> work) {
        return own.atLength(work);
    }

    /**
     * Asks for a sign of life.
     *
     * @throws StorageException where none comes in so many seconds
     */
    public void requireAnswer(int seconds) {
        own.run(
                connection -> {
                    try {
                        if (!connection.isValid(seconds)) {
                            throw StorageException.silent();
                        }
                        return null;
                    } catch (SQLException e) {
                        throw StorageException.of(e);
                    }
                });
    }

    public <T> List<T> list(String sql, Function<Row, T> mapper, Object... parameters) {
        List<T> rows = new ArrayList<>();
        query(sql, row -> rows.add(mapper.apply(row)), parameters);
        return rows;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /**
     * Every row in turn, without holding them all; within a transaction PostgreSQL sends them in
     * portions.
     */
    public void query(String sql, Consumer<Row> reader, Object... parameters) {
        run(
                sql,
                parameters,
                statement -> {
                    statement.setFetchSize(FETCH_SIZE);
                    try (ResultSet results = statement.executeQuery()) {
                        Row row = new ResultRow(results);
                        while (results.next()) {
                            reader.accept(row);
                        }
                        return null;
                    }
                });
    }

    /**
     * @return how many rows were changed
     */
    public int update(String sql, Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    /**
     * One statement for many rows of parameters, sent together.
     *
     * @return how many rows each has changed
     */
    public int[] batch(String sql, List<Object[]> rows) {
        return run(
                sql,
                new Object[0],
                statement -> {
                    for (Object[] parameters : rows) {
                        bind(statement, parameters);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /**
     * Every row in turn, as {@link #query} gives them and several times as fast where there are
     * millions. Only text, ids, whole numbers, flags and dates can be read.
     *
     * @param select without parameters
     */
    public void copyOut(String select, Consumer<Row> reader) {
        own.runAtLength(
                connection -> {
                    try {
                        Copying.out(connection, select, reader);
                        return null;
                    } catch (SQLException e) {
                        throw StorageException.of(e);
                    }
                });
    }

    /**
     * Inserts many rows, none of which may be there already.
     *
     * @param table with its columns in brackets; none whose rows are told apart by whose they are,
     *     which COPY refuses: see {@link #copyInOwn}
     */
    public void copyIn(String table, List<Object[]> rows) {
        own.runAtLength(
                connection -> {
                    try {
                        Copying.in(connection, table, rows);
                        return null;
                    } catch (SQLException e) {
                        throw StorageException.of(e);
                    }
                });
    }

    /**
     * The same of a table whose rows are told apart by whose they are. A few are inserted one by
     * one: a temporary table for each of them would wear out the catalogue.
     */
    public void copyInOwn(String table, List<Object[]> rows) {
        if (rows.size() < FEW) {
            if (!rows.isEmpty()) {
                batch(Copying.insert(table), rows);
            }
            return;
        }
        own.runAtLength(
                connection -> {
                    try {
                        Copying.inByWay(connection, table, rows);
                        return null;
                    } catch (SQLException e) {
                        throw StorageException.of(e);
                    }
                });
    }

    private <T> T run(String sql, Object[] parameters, Work<T> work) {
        return own.run(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        bind(statement, parameters);
                        return work.on(statement);
                    } catch (SQLException e) {
                        throw StorageException.of(e);
                    }
                });
    }

    private static void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case TypedId id -> statement.setObject(i + 1, id.value());
                case Coded term -> statement.setString(i + 1, term.code());
                case Instant instant ->
                        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case String[] texts ->
                        statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case Short[] codes ->
                        statement.setArray(i + 1, connection.createArrayOf("smallint", codes));
                case Optional<?> ignored ->
                        throw new IllegalArgumentException("unwrap optional parameters");
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
