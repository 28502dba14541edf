package org.joinedup.benchmark;

import org.joinedup.testing.Api;
import org.joinedup.testing.RunningService;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how fast submissions are stored for good and questionnaires shown, how fast the service
 * starts, what memory it takes, and what all of that costs with ever more stored responses.
 */
public final class ServiceBenchmark {
    private static final int MANY = 32;
    private static final int FEW = 8;
    private static final int ROUNDS = 3;
    private static final int RUN = 6_000;
    private static final int WARM_UP = 30_000;
    private static final int READERS = 500;
    private static final int PAGES = 30_000;
    private static final int ROUNDS_TO_WARM_UP = 3;
    private static final int STATEMENTS = 22;
    private static final long[] SIZES = {10_000, 1_000_000};
    private static final int IDLE_MILLIS = 10_000;

    private ServiceBenchmark() {}

    /**
     * @param args folder, not looked at, most responses that are stored
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).resolve("service");
        Files.createDirectories(folder);
        ServiceReport report = new ServiceReport();
        try (LiveLikeServer server = new LiveLikeServer(folder)) {
            Starting.measure(folder, server.database("starting"), report);
            String url = server.database("submissions");
            try (RunningService service =
                    RunningService.start(folder, LiveLikeServer.settings(url))) {
                Thread.sleep(IDLE_MILLIS);
                report.memory("idle", Node.residentMegabytes(service.pid()));
                measure(service, url, report);
                report.memory("after 32 clients", Node.residentMegabytes(service.pid()));
            }
            for (long responses : SIZES) {
                WithStored.measure(folder, server, responses, report);
            }
            WithStored.measure(folder, server, Long.parseLong(args[2]), report);
        }
        System.out.println(report.text());
    }

    private static void measure(RunningService service, String url, ServiceReport report)
            throws Exception {
        AskedPeople people = new AskedPeople(new Api(service.uri()).administrator());
        people.ask(WARM_UP + 2 * (ROUNDS + 1) * RUN + READERS);
        PlainInserts inserts = PlainInserts.into(url, people.survey());
        submit(service, people, MANY, 0, WARM_UP);
        int from = WARM_UP;
        int plainFrom = 0;
        for (int clients : new int[] {MANY, FEW}) {
            List<Load> ours = new ArrayList<>();
            List<Load> plain = new ArrayList<>();
            // By turns, so that what else the machine does hits both.
            int portion = clients == MANY ? RUN : RUN / ROUNDS;
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(submit(service, people, clients, from, from + portion));
                plain.add(Load.of(clients, plainFrom, plainFrom + portion, inserts::client));
                from += portion;
                plainFrom += portion;
            }
            report.submissions(ours, plain);
        }
        report.pages(pages(service, people, from));
    }

    private static Load submit(
            RunningService service, AskedPeople people, int clients, int from, int to)
            throws Exception {
        return Load.of(
                clients,
                from,
                to,
                () -> KeepAliveClient.of(service.uri(), 201, people::submission));
    }

    /** Of people who have begun. */
    private static List<Load> pages(RunningService service, AskedPeople people, int from)
            throws Exception {
        for (int i = 0; i < READERS; i++) {
            new Api(service.uri())
                    .write(
                            "POST",
                            "/s/" + people.token(from + i) + "/start",
                            "application/x-www-form-urlencoded",
                            "respondent=self");
        }
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < ROUNDS_TO_WARM_UP + ROUNDS; i++) {
            loads.add(
                    Load.of(
                            MANY,
                            0,
                            PAGES,
                            () ->
                                    KeepAliveClient.of(
                                            service.uri(),
                                            200,
                                            number ->
                                                    page(
                                                            people.token(from + number % READERS),
                                                            number))));
        }
        return loads.subList(ROUNDS_TO_WARM_UP, loads.size());
    }

    private static byte[] page(String token, int number) {
        return KeepAliveClient.get("/s/%s/questions/%d".formatted(token, 1 + number % STATEMENTS));
    }
}
