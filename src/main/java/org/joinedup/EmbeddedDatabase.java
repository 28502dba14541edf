package org.joinedup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL of our own in a folder, for a first look and for development. Its data survive
 * a restart, also one after the service was killed: the server that a killed service left behind is
 * stopped first.
 */
final class EmbeddedDatabase {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    /** What the service signs in as; the server's own superuser makes the tables. */
    private static final String SERVICE = "joinedup_service";

    private static final String OWNER = "postgres";

    /** A lock that nothing refers to is let go when its channel is collected as garbage. */
    private static final List<FileLock> LOCKS = new CopyOnWriteArrayList<>();

    private final EmbeddedPostgres server;
    private final DemonstrationSecrets secrets;

    private EmbeddedDatabase(EmbeddedPostgres server, DemonstrationSecrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * @throws IllegalStateException when another service runs on the folder
     */
    static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            requireAlone(folder);
            Path data = folder.resolve("postgresql").toAbsolutePath();
            stopLeftOver(data.resolve("postmaster.pid"));
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setPGStartupWait(START_LIMIT)
                            // The library starts it for throw-away tests, without both.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            makeRole(server);
            return new EmbeddedDatabase(server, DemonstrationSecrets.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database did not start in " + folder, e);
        }
    }

    Map<String, Object> settings() {
        return Map.of(
                "datasources.default.url",
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "datasources.default.username",
                SERVICE,
                "datasources.default.password",
                "",
                "joinedup.migration.username",
                OWNER,
                "joinedup.demonstration.enabled",
                Application.setting(
                                "JOINEDUP_DEMONSTRATION_ENABLED", "joinedup.demonstration.enabled")
                        .orElse("true"),
                "joinedup.demonstration.password",
                secrets.password(),
                "joinedup.signing-secret",
                secrets.signingSecret(),
                "joinedup.contact-key",
                Application.setting("JOINEDUP_CONTACT_KEY", "joinedup.contact-key")
                        .orElse(secrets.contactKey()),
                "micronaut.server.host",
                "127.0.0.1");
    }

    private static void makeRole(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if to_regrole('%1$s') is null then create role %1$s login; end if;
                        if to_regrole('%1$s_staff') is null then
                            create role %1$s_staff;
                            grant %1$s_staff to %1$s with inherit false, set true;
                        end if;
                    end $$
                    """
                            .formatted(SERVICE));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Holds a lock for as long as this process lives, so that two services never share the folder.
     */
    private static void requireAlone(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException(
                    "another Joined Up already runs on the folder "
                            + folder
                            + "; stop it, or choose another with JOINEDUP_DATA");
        }
        LOCKS.add(lock);
    }

    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> isOf(process, pidFile.getParent()))
                .ifPresent(EmbeddedDatabase::stop);
        Files.deleteIfExists(pidFile);
    }

    /** Ids of processes are used again: only a server on this folder is ours to stop. */
    private static boolean isOf(ProcessHandle process, Path data) {
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    private static void stop(ProcessHandle postgres) {
        postgres.destroy();
        try {
            postgres.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "a PostgreSQL left behind (process " + postgres.pid() + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
