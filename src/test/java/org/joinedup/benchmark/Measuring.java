package org.joinedup.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.testing.Api;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Loads programmes into a PostgreSQL of its own, and measures each. */
final class Measuring implements AutoCloseable {
    private final Path folder;
    private final Effort effort;
    private final EmbeddedPostgres server;
    private final LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1);

    /** How often each is repeated. */
    record Effort(int rebuilds, int reads) {
        static final Effort FULL = new Effort(3, 2_000);

        /** So few that a test sees whether it works, not how fast it is. */
        static final Effort TRIAL = new Effort(1, 8);
    }

    Measuring(Path folder, Effort effort) throws IOException {
        this.folder = folder;
        this.effort = effort;
        this.server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql").toAbsolutePath())
                        .setCleanDataDirectory(true)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        // As a server would be set up, not as the library does for tests.
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "8GB")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
    }

    /** What was measured of one programme; times in milliseconds, but a rebuild's in seconds. */
    record Measured(
            long responses,
            double loading,
            Timing service,
            Timing nation,
            Timing profile,
            PageReads.Pages pages,
            PublishedReads.Published published,
            double rebuild,
            double sameRows,
            double ordered,
            double tables,
            long megabytes) {}

    Measured measure(long responses) throws Exception {
        String url = database("with_" + responses);
        BenchmarkProgramme programme = new BenchmarkProgramme(lastDay);
        try (Connection connection = DriverManager.getConnection(url);
                Node node = Node.start(folder, url)) {
            long start = System.nanoTime();
            programme.load(connection, responses);
            double loading = (System.nanoTime() - start) / 1e9;
            say("%,d responses are loaded in %.0f s".formatted(responses, loading));
            CopyOut copy = new CopyOut(connection);
            double[][] seconds = new double[4][effort.rebuilds()];
            for (int i = 0; i < effort.rebuilds(); i++) {
                seconds[0][i] = node.rebuild();
                seconds[1][i] = copy.asTheyCome();
                seconds[2][i] = copy.byServiceAndDate();
                seconds[3][i] = copy.tablesAlone();
            }
            say("%,d responses are rebuilt".formatted(responses));
            HttpReads http = new HttpReads(node, programme);
            Api viewer = node.viewer();
            return new Measured(
                    responses,
                    loading,
                    http.services(effort.reads()),
                    http.nation(effort.reads() / 8),
                    http.profiles(effort.reads() / 8),
                    new PageReads(viewer, programme).read(effort.reads() / 8),
                    new PublishedReads(node, viewer, programme).read(effort.reads()),
                    Timing.median(seconds[0]),
                    Timing.median(seconds[1]),
                    Timing.median(seconds[2]),
                    Timing.median(seconds[3]),
                    node.peakMegabytes());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private String database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** Ends the server and deletes its data. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
