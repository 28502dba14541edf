package org.joinedup.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a run; each test class has a database of its own in it. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Settings of a service on a new, empty database. */
    public static Map<String, String> settings() {
        return Map.of(
                "datasources.default.url",
                newDatabase(),
                "datasources.default.username",
                "postgres",
                "datasources.default.password",
                "postgres",
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
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }
}
