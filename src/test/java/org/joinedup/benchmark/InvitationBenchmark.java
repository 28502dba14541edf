package org.joinedup.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.benchmark.PreparedInvitations.Prepared;
import org.joinedup.testing.Api;
import org.joinedup.testing.RunningService;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how fast a list of people becomes invitations, from the upload to the planned messages.
 */
public final class InvitationBenchmark {
    /** 32 bytes for the benchmark and nothing else. */
    private static final String KEY = "YmVuY2htYXJrYmVuY2htYXJrYmVuY2htYXJrYmVuY2g=";

    private InvitationBenchmark() {}

    /**
     * @param args folder, people
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).resolve("invitations");
        Files.createDirectories(folder);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database invitations");
            }
            try (RunningService service =
                    RunningService.start(
                            folder, settings(server.getJdbcUrl("postgres", "invitations")))) {
                Prepared prepared =
                        new PreparedInvitations(new Api(service.uri()).administrator())
                                .prepare(Integer.parseInt(args[1]));
                System.out.println(report(prepared, Node.peakMegabytes(service.pid())));
            }
        }
    }

    private static Map<String, String> settings(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATASOURCES_DEFAULT_URL", url);
        settings.put("DATASOURCES_DEFAULT_USERNAME", "postgres");
        settings.put("DATASOURCES_DEFAULT_PASSWORD", "postgres");
        settings.put("JOINEDUP_SIGNING_SECRET", "a-secret-for-the-benchmark-and-nothing-else");
        settings.put("JOINEDUP_CONTACT_KEY", KEY);
        settings.put("JOINEDUP_DEMONSTRATION_ENABLED", "true");
        settings.put("JOINEDUP_ADMINISTRATOR_USERNAME", Api.ADMINISTRATOR);
        settings.put("JOINEDUP_ADMINISTRATOR_PASSWORD", Api.PASSWORD);
        return settings;
    }

    static String report(Prepared prepared, long megabytes) {
        return String.format(
                Locale.ROOT,
                """
                | people in one list | %,d | bar |
                |---|---:|---:|
                | preview (upload, read, check), s | %.1f | |
                | commit (again, sealed, stored, first messages planned), s | %.1f | |
                | both, s | %.1f | 60 |
                | rows a second | %,.0f | |
                | times that the progress API told something new | %d | |
                | peak memory of the node (-Xmx512m), MB | %d | |
                """,
                prepared.people(),
                prepared.preview(),
                prepared.commit(),
                prepared.seconds(),
                prepared.people() / prepared.seconds(),
                prepared.told().size(),
                megabytes);
    }
}
