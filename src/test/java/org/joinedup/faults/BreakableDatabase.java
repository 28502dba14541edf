package org.joinedup.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.testing.FreePort;
import org.joinedup.testing.Relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL that writes to disk as it does in earnest, can be killed and started again on
 * the same port, and is reached over a line that can be cut.
 */
final class BreakableDatabase implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long FILESYSTEM_MEGABYTES = 700;

    private final Path filesystem;
    private final boolean isSmall;
    private final int port;
    private final Relay line;
    private EmbeddedPostgres server;

    BreakableDatabase(Path folder) {
        try {
            filesystem = Files.createDirectories(folder.resolve("filesystem"));
            isSmall = mount();
            port = FreePort.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line = new Relay(port);
        start();
    }

    /** Whether it lies in a small file system of its own, which can be filled. */
    boolean isSmall() {
        return isSmall;
    }

    Relay line() {
        return line;
    }

    /** Over the line. */
    Map<String, String> settings() {
        return Map.of(
                "DATASOURCES_DEFAULT_URL",
                "jdbc:postgresql://127.0.0.1:" + line.uri().getPort() + "/postgres",
                "DATASOURCES_DEFAULT_USERNAME",
                "postgres",
                "DATASOURCES_DEFAULT_PASSWORD",
                "postgres");
    }

    String directUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    void start() {
        try {
            server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(filesystem.resolve("data"))
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            .setPGStartupWait(START_LIMIT)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("max_wal_size", "128MB")
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to every process of it at once. */
    void kill() {
        postmaster().ifPresent(BreakableDatabase::kill);
        forget();
    }

    /** Starts it again if it has not got over what happened by itself. */
    void recover() throws InterruptedException {
        for (int tries = 0; tries < 50; tries++) {
            if (isAnswering()) {
                return;
            }
            Thread.sleep(200);
        }
        restart();
    }

    private boolean isAnswering() {
        try (Connection connection =
                DriverManager.getConnection(directUrl(), "postgres", "postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** As an administrator does: those who are connected are thrown out. */
    void restart() {
        forget();
        start();
    }

    /** Until nothing more can be written. */
    void fillDisk() {
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // No space is left: what this is for.
        }
    }

    void emptyDisk() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return filesystem.resolve("filler");
    }

    private Optional<ProcessHandle> postmaster() {
        Path file = filesystem.resolve("data/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(ProcessHandle postmaster) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    /** Ends it if it runs, and lets go of its folder. */
    private void forget() {
        try {
            server.close();
            Files.deleteIfExists(filesystem.resolve("data/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean mount() throws IOException {
        return run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + FILESYSTEM_MEGABYTES + "m",
                "tmpfs",
                filesystem.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        line.close();
        forget();
        if (isSmall) {
            try {
                run("umount", filesystem.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
