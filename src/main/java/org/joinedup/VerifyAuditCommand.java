package org.joinedup;

import org.joinedup.access.ChainCheck;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code verify-audit [head …]}: whether the audit trail is as it was written, and still has the
 * heads that were kept elsewhere. It reads the database by itself, beside the service or without.
 */
final class VerifyAuditCommand {
    static final String NAME = "verify-audit";
    static final int SOUND = 0;
    static final int FAULTY = 1;
    static final int NOT_VERIFIED = 2;

    private static final String SOURCE = "datasources.default.";
    private static final int FETCH_SIZE = 2_000;

    private VerifyAuditCommand() {}

    /** Of the database that is set; the embedded one is verified by the service that runs it. */
    static int run(String... heads) {
        if (!Application.hasDatabase()) {
            System.out.println("DATASOURCES_DEFAULT_URL does not say of which database");
            return NOT_VERIFIED;
        }
        return run(Map.of(), System.out, heads);
    }

    /**
     * @return the status to end with
     */
    static int run(Map<String, Object> settings, PrintStream out, String... heads) {
        for (String head : heads) {
            if (!ChainCheck.HEAD.matcher(head).matches()) {
                out.println(
                        "a head is a place and a hash, such as 12:9f86…; this is none: " + head);
                return NOT_VERIFIED;
            }
        }
        try {
            ChainCheck.Result result = verify(settings, Arrays.asList(heads));
            result.faults().forEach(fault -> out.println(words(fault)));
            out.printf(
                    "audit trail: %d entries, %d faults, head %s%n",
                    result.entries(), result.found(), result.head());
            return result.isSound() ? SOUND : FAULTY;
        } catch (SQLException | RuntimeException e) {
            out.println("the audit trail could not be read: " + e.getMessage());
            return NOT_VERIFIED;
        }
    }

    private static ChainCheck.Result verify(Map<String, Object> settings, List<String> heads)
            throws SQLException {
        ChainCheck check = new ChainCheck(heads);
        try (Connection connection =
                        DriverManager.getConnection(
                                setting(settings, "url"),
                                setting(settings, "username"),
                                setting(settings, "password"));
                Statement statement = connection.createStatement()) {
            // Else the driver would hold all rows at once.
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery(ChainCheck.SELECT)) {
                while (row.next()) {
                    accept(check, row);
                }
            }
        }
        return check.result();
    }

    private static void accept(ChainCheck check, ResultSet row) throws SQLException {
        long position = row.getLong("position");
        boolean placed = !row.wasNull();
        long entry = row.getLong("entry");
        if (!placed) {
            check.acceptUnplaced(entry, row.getBoolean("waiting"));
        } else if (!row.getBoolean("present")) {
            check.acceptWithoutEntry(position, row.getBytes("hash"), entry);
        } else {
            check.accept(
                    position,
                    row.getBytes("hash"),
                    entry,
                    new ChainCheck.Content(
                            row.getLong("micros"),
                            row.getString("actor"),
                            row.getString("act"),
                            row.getString("subject"),
                            row.getString("details"),
                            row.getString("origin")));
        }
    }

    private static String setting(Map<String, Object> settings, String name) {
        Object known = settings.get(SOURCE + name);
        return known != null
                ? known.toString()
                : Application.setting(
                                "DATASOURCES_DEFAULT_" + name.toUpperCase(Locale.ROOT),
                                SOURCE + name)
                        .orElse(null);
    }

    private static String words(ChainCheck.Fault fault) {
        return switch (fault.kind()) {
            case CHANGED ->
                    "place %d: entry %d, or the hash before it, is not as it was written"
                            .formatted(fault.position(), fault.entry());
            case DELETED -> "place %d: entry %d is gone".formatted(fault.position(), fault.entry());
            case MISSING -> "places are gone from %d on".formatted(fault.position());
            case UNCHAINED -> "entry %d has no place in the trail".formatted(fault.entry());
            case OTHER_HEAD ->
                    "place %d has another hash than was kept".formatted(fault.position());
            case CUT_OFF ->
                    "the trail ends before place %d, which was kept".formatted(fault.position());
        };
    }
}
