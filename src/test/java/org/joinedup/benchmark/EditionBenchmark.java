package org.joinedup.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.testing.RunningService;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Prints how fast published figures are read: 12 editions of 2,000 services and 30 metrics each.
 */
public final class EditionBenchmark {
    private static final int SERVICES = 2_000;
    private static final int READS = 2_000;
    private static final String OBSERVATIONS = "/api/v1/observations";

    private final RunningService service;
    private final HttpClient http = HttpClient.newHttpClient();

    private EditionBenchmark(RunningService service) {
        this.service = service;
    }

    /**
     * @param args folder
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).resolve("editions");
        Files.createDirectories(folder);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database editions");
            }
            String url = server.getJdbcUrl("postgres", "editions");
            try (RunningService service =
                    RunningService.start(
                            folder,
                            Map.of(
                                    "DATASOURCES_DEFAULT_URL",
                                    url,
                                    "DATASOURCES_DEFAULT_USERNAME",
                                    "postgres",
                                    "DATASOURCES_DEFAULT_PASSWORD",
                                    "postgres",
                                    "JOINEDUP_SIGNING_SECRET",
                                    "a-secret-for-the-benchmark-and-nothing-else",
                                    "JOINEDUP_EDITIONS_ARE_OPEN",
                                    "true"))) {
                publish(url);
                new EditionBenchmark(service).print();
            }
        }
    }

    private static void publish(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into edition (number, code, version, granularity, first_month, last_month, state, notes,
                        rules, synthetic, basis, as_of, checksum, prepared_by, prepared_at, decided_by, decided_at)
                    select m, 'ctm-15', 1, 'month', make_date(2025, m, 1), make_date(2025, m, 1), 'published', '{}',
                        '', true, 0, now(), repeat(to_hex(m), 64), 'a', now(), 'b', now()
                    from generate_series(1, 12) m
                    """);
            statement.execute(
                    """
                    insert into edition_subject (edition_id, level, code, name, services)
                    select id, 'service', 'SVC-' || s, 'Service ' || s, '{}' from edition, generate_series(1, %d) s
                    """
                            .formatted(SERVICES));
            statement.execute(
                    """
                    insert into edition_observation (edition_id, line, level, code, metric, breakdown, category,
                        numerator, denominator, value, lower, upper, symbol)
                    select id, (s - 1) * 30 + k, 'service', 'SVC-' || s,
                        case k when 1 then 'mean-score' when 2 then 'response-rate' else 'ctm-' || k end, '', '',
                        null, 100 + s %% 50, 60 + (s * k) %% 300 / 10.0, 55.5, 75.5, ''
                    from edition, generate_series(1, %d) s, generate_series(1, 30) k
                    """
                            .formatted(SERVICES));
            statement.execute("vacuum analyze");
        }
    }

    private void print() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        long before = peak();
        double[] whole = stream(OBSERVATIONS + ".csv");
        double[] again = stream(OBSERVATIONS + ".csv");
        long after = peak();
        Timing ofService =
                timed(
                        () ->
                                OBSERVATIONS
                                        + "?metric=mean-score&code=SVC-"
                                        + (1 + random.nextInt(SERVICES)));
        Timing ofMonth =
                timed(
                        () ->
                                OBSERVATIONS
                                        + "?metric=mean-score&level=service&period=2025-%02d"
                                                .formatted(1 + random.nextInt(12)));
        String tag = send(OBSERVATIONS, "x").headers().firstValue("ETag").orElseThrow();
        Timing unchanged = Timing.of(READS, 10 * READS, () -> send(OBSERVATIONS, tag));
        System.out.printf(
                """
                lines streamed as CSV: %,.0f; a second: %,.0f, again %,.0f
                peak memory of the node (-Xmx512m), MB: %d, and %d after
                one service's mean score in 12 months: median %.1f, p99 %.1f ms
                100 services' in one month: median %.1f, p99 %.1f ms
                not changed (304): median %.1f, p99 %.1f ms
                """,
                whole[0],
                whole[1],
                again[1],
                before,
                after,
                ofService.median(),
                ofService.p99(),
                ofMonth.median(),
                ofMonth.p99(),
                unchanged.median(),
                unchanged.p99());
    }

    private Timing timed(Supplier<String> path) throws Exception {
        return Timing.of(READS / 4, READS, () -> send(path.get(), "x"));
    }

    private HttpResponse<String> send(String path, String tag)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(service.uri().resolve(path))
                                .header("If-None-Match", tag)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != (tag.equals("x") ? 200 : 304)) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response;
    }

    /**
     * @return lines, and lines a second
     */
    private double[] stream(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<InputStream> response =
                http.send(
                        HttpRequest.newBuilder(service.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        long lines = -1;
        try (InputStream body = response.body()) {
            byte[] portion = new byte[1 << 16];
            for (int read = body.read(portion); read >= 0; read = body.read(portion)) {
                for (int i = 0; i < read; i++) {
                    if (portion[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return new double[] {lines, lines / ((System.nanoTime() - start) / 1e9)};
    }

    private long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
