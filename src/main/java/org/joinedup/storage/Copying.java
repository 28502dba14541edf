package org.joinedup.storage;

import org.joinedup.kernel.Coded;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** PostgreSQL's COPY in its text format. */
final class Copying {
    private static final int PORTION = 65_536;

    private Copying() {}

    static void out(Connection connection, String select, Consumer<Row> reader)
            throws SQLException {
        CopyOut copy =
                manager(connection)
                        .copyOut("copy (" + select + ") to stdout (format text, header)");
        try {
            CopiedRow row = new CopiedRow(copy.readFromCopy());
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                row.moveTo(line);
                reader.accept(row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    static void in(Connection connection, String table, List<Object[]> rows) throws SQLException {
        CopyIn copy = manager(connection).copyIn("copy " + table + " from stdin");
        try {
            StringBuilder lines = new StringBuilder();
            for (Object[] row : rows) {
                append(lines, row);
                if (lines.length() > PORTION) {
                    send(copy, lines);
                }
            }
            send(copy, lines);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** By a table in between, for COPY does not look whose a row is, and so is refused. */
    static void inByWay(Connection connection, String table, List<Object[]> rows)
            throws SQLException {
        int bracket = table.indexOf('(');
        String columns = table.substring(bracket + 1, table.lastIndexOf(')'));
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists pg_temp.copied_rows");
            statement.execute(
                    "create temp table copied_rows as select %s from %s with no data"
                            .formatted(columns, table.substring(0, bracket)));
            in(connection, "pg_temp.copied_rows (" + columns + ")", rows);
            statement.execute(
                    "insert into %s select %s from pg_temp.copied_rows".formatted(table, columns));
            statement.execute("drop table pg_temp.copied_rows");
        }
    }

    /** What inserts one row into the same columns. */
    static String insert(String table) {
        long columns = table.chars().filter(c -> c == ',').count() + 1;
        return "insert into %s values (%s)"
                .formatted(table, String.join(", ", Collections.nCopies((int) columns, "?")));
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void append(StringBuilder lines, Object[] row) {
        for (int i = 0; i < row.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(field(row[i]));
        }
        lines.append('\n');
    }

    private static String field(Object value) {
        return switch (value) {
            case null -> "\\N";
            case Coded term -> term.code();
            case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
            case String[] texts -> field(array(texts));
            case String text ->
                    text.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
            case Object other -> other.toString();
        };
    }

    private static String array(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
