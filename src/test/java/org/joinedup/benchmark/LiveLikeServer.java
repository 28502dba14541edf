package org.joinedup.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.testing.Api;
import org.joinedup.testing.TestDatabase;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A PostgreSQL that is set up as for live use: it waits for the disk, and the service has a role
 * that owns nothing.
 */
final class LiveLikeServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    LiveLikeServer(Path folder) throws IOException, SQLException {
        server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql").toAbsolutePath())
                        .setCleanDataDirectory(true)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        // The library starts it for throw-away tests, without the three.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "8GB")
                        .setServerConfig("max_connections", "200")
                        .start();
        run(
                "create role " + TestDatabase.OWNER + " login",
                "create role " + TestDatabase.SERVICE + " login",
                "create role " + TestDatabase.STAFF,
                "grant %s to %s with inherit false, set true"
                        .formatted(TestDatabase.STAFF, TestDatabase.SERVICE));
    }

    /** A new one, empty. */
    String database(String name) throws SQLException {
        run("create database " + name + " owner " + TestDatabase.OWNER);
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    /** Of a node on one of the databases. */
    static Map<String, String> settings(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATASOURCES_DEFAULT_URL", url);
        settings.put("DATASOURCES_DEFAULT_USERNAME", TestDatabase.SERVICE);
        settings.put("DATASOURCES_DEFAULT_PASSWORD", "");
        settings.put("JOINEDUP_MIGRATION_USERNAME", TestDatabase.OWNER);
        settings.put("JOINEDUP_SIGNING_SECRET", "a-secret-for-the-benchmark-and-nothing-else");
        settings.put("JOINEDUP_DEMONSTRATION_ENABLED", "true");
        settings.put("JOINEDUP_ADMINISTRATOR_USERNAME", Api.ADMINISTRATOR);
        settings.put("JOINEDUP_ADMINISTRATOR_PASSWORD", Api.PASSWORD);
        return settings;
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
