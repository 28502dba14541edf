package org.joinedup.storage;

import org.joinedup.kernel.TryAgain;

import java.sql.SQLException;

/** The database refused or failed. Carries the SQL state, never a value that was sent. */
public class StorageException extends RuntimeException {
    private StorageException(SQLException cause) {
        super("database error " + cause.getSQLState());
    }

    static StorageException silent() {
        return new Passing(new SQLException("no sign of life", "08006"));
    }

    static StorageException of(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        boolean passes =
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
        return passes ? new Passing(cause) : new StorageException(cause);
    }

    /** The connection broke, the server shuts down or starts, or it has no room left. */
    private static final class Passing extends StorageException implements TryAgain {
        Passing(SQLException cause) {
            super(cause);
        }
    }
}
