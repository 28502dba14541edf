package org.joinedup.benchmark;

import org.joinedup.testing.Api;
import org.joinedup.testing.RunningService;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;

/** What a submission and a figure cost where so many responses are stored already. */
final class WithStored {
    private static final int WARM_UP = 3_000;
    private static final int SUBMISSIONS = 2_000;
    private static final int READS = 400;

    private WithStored() {}

    static void measure(Path folder, LiveLikeServer server, long responses, ServiceReport report)
            throws Exception {
        String url = server.database("with_" + responses);
        BenchmarkProgramme programme = new BenchmarkProgramme(LocalDate.of(2026, 6, 30));
        try (RunningService service = RunningService.start(folder, LiveLikeServer.settings(url));
                Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Node node = Node.of(service)) {
            programme.load(connection, responses);
            node.rebuild();
            AskedPeople people = new AskedPeople(new Api(service.uri()).administrator());
            people.ask(WARM_UP + SUBMISSIONS);
            try (KeepAliveClient client = new KeepAliveClient(service.uri())) {
                int[] next = {0};
                Timing submitting =
                        Timing.of(
                                WARM_UP,
                                SUBMISSIONS,
                                () -> client.send(people.submission(next[0]++)));
                report.stored(
                        responses, submitting, new HttpReads(node, programme).services(READS));
            }
        }
    }
}
