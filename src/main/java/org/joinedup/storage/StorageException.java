package org.joinedup.storage;

import org.postgresql.util.PSQLException;

import java.sql.SQLException;

/** The database refused or failed. Carries the SQL state, never a value that was sent. */
public final class StorageException extends RuntimeException {
    private final String sqlState;
    private final String constraint;

    StorageException(SQLException cause) {
        super("database error " + cause.getSQLState());
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.constraint =
                cause instanceof PSQLException e && e.getServerErrorMessage() != null
                        ? String.valueOf(e.getServerErrorMessage().getConstraint())
                        : "";
    }

    /** The name of the constraint that refused, or empty. */
    public String constraint() {
        return constraint;
    }

    public boolean isUniqueViolation() {
        return sqlState.equals("23505");
    }

    public boolean isForeignKeyViolation() {
        return sqlState.equals("23503");
    }
}
