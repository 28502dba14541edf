package org.joinedup.storage;

import java.sql.SQLException;

/** The database refused or failed. Carries the SQL state, never a value that was sent. */
public final class StorageException extends RuntimeException {
    StorageException(SQLException cause) {
        super("database error " + cause.getSQLState());
    }
}
