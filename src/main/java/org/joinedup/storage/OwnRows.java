package org.joinedup.storage;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has PostgreSQL show the rows of one organisation alone, whatever the SQL says, while its people
 * or machines are served: the transaction goes on as the staff role, whose policies are in {@code
 * afterMigrate.sql}. All else, patients included, is done as the service's own role, without a
 * statement more. Where there is no staff role all rows are shown to all.
 */
@Singleton
class OwnRows {
    private static final ScopedValue<Boolean> EVERYWHERE = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> AT_LENGTH = ScopedValue.newInstance();

    /** PostgreSQL sends nothing while it sorts or deletes millions of rows. */
    private static final int LONGEST_SILENCE_MILLIS = 3_600_000;

    private static final String OWN_ROLE = "none";
    private static final String FIND_STAFF_ROLE =
            """
            select coalesce((select rolname from pg_roles where rolname = current_user || '_staff'
                and pg_has_role(oid, 'set') and has_table_privilege(oid, 'survey', 'select')), '')
            """;
    private static final String SWITCH =
            "select set_config('role', ?, true), set_config('joined_up.organisation', ?, true)";

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final ReadScope scope;
    private final Set<TransactionStatus<?>> narrowed =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Optional<String> staffRole = Optional.empty();

    OwnRows(JdbcOperations jdbc, TransactionOperations<Connection> transactions, ReadScope scope) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.scope = scope;
    }

    <T> T atLength(Supplier<T> work) {
        return ScopedValue.where(AT_LENGTH, true).call(work::get);
    }

    <T> T runAtLength(Function<Connection, T> work) {
        return atLength(() -> run(work));
    }

    <T> T run(Function<Connection, T> work) {
        return AT_LENGTH.isBound()
                ? runAsIs(
                        connection -> {
                            bePatient(connection);
                            return work.apply(connection);
                        })
                : runAsIs(work);
    }

    /** Until it goes back to the pool, which sets it as it was. */
    private static void bePatient(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    private <T> T runAsIs(Function<Connection, T> work) {
        Optional<UUID> organisation = organisation();
        if (organisation.isEmpty() || staffRole().isEmpty()) {
            return jdbc.execute(work::apply);
        }
        Optional<? extends TransactionStatus<?>> transaction = transactions.findTransactionStatus();
        if (transaction.isEmpty()) {
            return transactions.executeWrite(status -> narrowed(status, organisation.get(), work));
        }
        return narrowed(transaction.get(), organisation.get(), work);
    }

    /** Work that has to look at the rows of others, or at too many to be looked at one by one. */
    <T> T everywhere(Supplier<T> work) {
        Optional<UUID> organisation = organisation();
        if (organisation.isEmpty() || staffRole().isEmpty()) {
            return work.get();
        }
        boolean narrow = transactions.findTransactionStatus().isPresent();
        if (narrow) {
            jdbc.execute(connection -> become(connection, OWN_ROLE, ""));
        }
        boolean done = false;
        try {
            T result = ScopedValue.where(EVERYWHERE, true).call(work::get);
            done = true;
            return result;
        } finally {
            if (narrow) {
                narrowAgain(organisation.get(), done);
            }
        }
    }

    /**
     * @param sound whether the transaction can go on: a failed one takes no statement, and is
     *     rolled back with the role
     */
    private void narrowAgain(UUID organisation, boolean sound) {
        try {
            jdbc.execute(connection -> become(connection, staffRole(), organisation.toString()));
        } catch (StorageException e) {
            if (sound) {
                throw e;
            }
        }
    }

    private Optional<UUID> organisation() {
        return EVERYWHERE.isBound() ? Optional.empty() : scope.organisation();
    }

    private <T> T narrowed(
            TransactionStatus<?> transaction, UUID organisation, Function<Connection, T> work) {
        return jdbc.execute(
                connection -> {
                    if (narrowed.add(transaction)) {
                        become(connection, staffRole(), organisation.toString());
                    }
                    return work.apply(connection);
                });
    }

    /** To the end of the transaction. */
    private static Void become(Connection connection, String role, String organisation) {
        try (PreparedStatement statement = connection.prepareStatement(SWITCH)) {
            statement.setString(1, role);
            statement.setString(2, organisation);
            statement.executeQuery().close();
            return null;
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /** Empty where there is none. */
    private String staffRole() {
        if (staffRole.isEmpty()) {
            staffRole =
                    Optional.of(
                            jdbc.execute(
                                    connection -> {
                                        try (PreparedStatement statement =
                                                        connection.prepareStatement(
                                                                FIND_STAFF_ROLE);
                                                var found = statement.executeQuery()) {
                                            found.next();
                                            return found.getString(1);
                                        } catch (SQLException e) {
                                            throw StorageException.of(e);
                                        }
                                    }));
        }
        return staffRole.get();
    }
}
