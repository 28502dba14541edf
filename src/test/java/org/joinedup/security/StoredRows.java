package org.joinedup.security;

import org.joinedup.storage.Database;
import org.joinedup.testing.TestDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether any row was written, seen from beside the service. */
final class StoredRows implements AutoCloseable {
    /** Tables that a refused request may write to, and why. */
    private static final Map<String, String> BESIDE =
            Map.of(
                    "audit_entry", "who guesses is written down",
                    "audit_chain", "so that nobody can take that away",
                    "audit_waiting", "so that nobody can take that away",
                    "client_usage", "refused requests count, too",
                    "user_session", "a session that is used goes on",
                    "progress", "that a piece of work was refused is told to who watches it");

    private final Connection connection;
    private final String query;

    StoredRows(Database database) {
        try {
            connection = TestDatabase.open(database, "postgres");
            List<String> tables = new ArrayList<>();
            for (String table :
                    column(
                            "select relname from pg_class where relkind = 'r'"
                                    + " and relnamespace = to_regnamespace('public') order by 1")) {
                if (!BESIDE.containsKey(table)) {
                    // Which transaction wrote each row that is there: a change gives it another.
                    tables.add(
                            "select '%1$s ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) from %1$s"
                                    .formatted(table));
                }
            }
            query = String.join(" union all ", tables);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Is the same as long as nothing is written anywhere. */
    String mark() {
        return column("select pg_snapshot_xmax(pg_current_snapshot())::text").getFirst();
    }

    /** By table what shows that a row was added, changed or taken away. */
    Map<String, String> read() {
        Map<String, String> rows = new TreeMap<>();
        for (String line : column(query)) {
            String[] parts = line.split(" ", 2);
            rows.put(parts[0], parts[1]);
        }
        return rows;
    }

    private List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
