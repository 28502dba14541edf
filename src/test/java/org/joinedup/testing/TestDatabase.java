package org.joinedup.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.joinedup.storage.Database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a run; each test class has a database of its own in it. As
 * in a live installation one role makes the tables, and the service has another, which can do
 * nothing but read and write rows.
 */
public final class TestDatabase {
    public static final String OWNER = "joinedup_owner";
    public static final String SERVICE = "joinedup_service";
    public static final String STAFF = "joinedup_service_staff";

    private static final String SUPERUSER = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setPort(FreePort.find())
                                .setServerConfig("max_connections", "300")
                                .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create role " + OWNER + " login");
                    statement.execute("create role " + SERVICE + " login");
                    statement.execute("create role " + STAFF);
                    statement.execute(
                            "grant %s to %s with inherit false, set true"
                                    .formatted(STAFF, SERVICE));
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A database that was migrated once, which is sooner copied than made again. */
    private static final class Tables {
        static final String TEMPLATE = migrated();

        private static String migrated() {
            String url = newDatabase();
            Flyway.configure()
                    .dataSource(url, OWNER, "")
                    .placeholders(Map.of("service_role", SERVICE))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    /** Settings of a service on a new, empty database. */
    public static Map<String, String> settings() {
        return settings(newDatabase());
    }

    /** Settings of a service on a new database that has all tables and no rows. */
    public static Map<String, String> settingsWithTables() {
        return settings(newDatabase("template " + Tables.TEMPLATE));
    }

    private static Map<String, String> settings(String url) {
        return Map.of(
                "datasources.default.url",
                url,
                "datasources.default.username",
                SERVICE,
                "datasources.default.password",
                "",
                "joinedup.migration.username",
                OWNER,
                "joinedup.demonstration.enabled",
                "true",
                "joinedup.signing-secret",
                "a-secret-for-tests-only-a-secret-for-tests-only",
                "joinedup.contact-key",
                "YS1rZXktZm9yLXRlc3RzLW9ubHktYS1rZXktMTIzNDU=",
                "joinedup.administrator.username",
                Api.ADMINISTRATOR,
                "joinedup.administrator.password",
                Api.PASSWORD,
                "micronaut.server.port",
                "-1");
    }

    public static String newDatabase() {
        return newDatabase("");
    }

    private static String newDatabase(String options) {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database %s owner %s %s".formatted(name, OWNER, options));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /** Changes what tables there are in the database of a service, which its own role cannot. */
    public static void asOwner(Database database, String... statements) {
        run(database, OWNER, statements);
    }

    /** What somebody can do who has broken into the server itself. */
    public static void asSuperuser(Database database, String... statements) {
        run(database, SUPERUSER, statements);
    }

    /** A connection beside those of the service. */
    public static Connection open(Database database, String role) throws SQLException {
        String name =
                database.first("select current_database() as name", row -> row.text("name"))
                        .orElseThrow();
        return DriverManager.getConnection(url(name), role, "");
    }

    private static void run(Database database, String role, String... statements) {
        try (Connection connection = open(database, role);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String name) {
        return "jdbc:postgresql://localhost:" + Server.INSTANCE.getPort() + "/" + name;
    }
}
