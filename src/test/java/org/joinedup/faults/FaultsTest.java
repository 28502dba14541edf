package org.joinedup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;

import org.joinedup.faults.Crowd.Person;
import org.joinedup.faults.Inspection.Found;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Relay;
import org.joinedup.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Real processes that die, lines that break and a disk that fills, while people send their answers.
 * Each fault as many times as {@code -Dfaults.rounds} says, or 20 with the Maven profile {@code
 * faults}; without either three of them once. What was found is a table in {@code
 * target/faults.md}.
 */
class FaultsTest {
    private static final int ASKED = Integer.getInteger("faults.rounds", 0);
    private static final int ROUNDS = Math.max(1, ASKED);
    private static final Path FAKE_TIME =
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final int PEOPLE_OF_A_ROUND = 250;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir static Path folder;

    private static BreakableDatabase database;
    private static Inspection inspection;
    private static Map<String, String> settings;
    private static final List<Person> PEOPLE = new ArrayList<>();

    private final Random random = new Random();
    private final List<URI> doors = new CopyOnWriteArrayList<>();

    /** Something that goes wrong once, and is over when it returns. */
    private interface Fault {
        void happen() throws Exception;
    }

    @BeforeAll
    static void people_are_invited() {
        database = new BreakableDatabase(folder);
        inspection = new Inspection(database.directUrl());
        settings = new HashMap<>(database.settings());
        settings.put("JOINEDUP_SIGNING_SECRET", "a-secret-for-tests-only-a-secret-for-tests-only");
        settings.put("JOINEDUP_ADMINISTRATOR_USERNAME", Api.ADMINISTRATOR);
        settings.put("JOINEDUP_ADMINISTRATOR_PASSWORD", Api.PASSWORD);
        Map<String, Object> observer =
                Map.of(
                        "datasources.default.url",
                        database.directUrl(),
                        "datasources.default.username",
                        "postgres",
                        "datasources.default.password",
                        "postgres",
                        "joinedup.signing-secret",
                        "a-secret-for-tests-only-a-secret-for-tests-only");
        try (ApplicationContext context = ApplicationContext.run(observer)) {
            Database stored = context.getBean(Database.class);
            Questionnaires questionnaires = new Questionnaires(stored);
            ServiceId service = questionnaires.service("WARD");
            SurveyId survey = questionnaires.survey(service, "ctm-3");
            for (int i = 0; i < 9 * ROUNDS * PEOPLE_OF_A_ROUND; i++) {
                PEOPLE.add(
                        new Person(questionnaires.invite(survey, service).token(), submission(i)));
            }
        }
    }

    @AfterAll
    static void the_table_is_printed() throws IOException {
        database.close();
        String table =
                "| fault | times | requests | acknowledged | stored | twice | lost | half written |"
                    + " other receipt | figures as rebuilt | unanswered | longest wait |\n"
                    + "| :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- | --: | --: |\n"
                        + String.join("\n", TABLE)
                        + "\n";
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("faults.md"), table);
    }

    @Test
    void a_killed_service_loses_nothing() throws Exception {
        RunningService[] node = {start()};
        doors.add(node[0].uri());
        Found found =
                whileThisHappens(
                        "service killed",
                        () -> {
                            node[0].kill();
                            node[0] = start();
                            doors.set(0, node[0].uri());
                        });
        node[0].close();

        assertThat(found.isSound()).as("%s", found).isTrue();
    }

    @Test
    void a_killed_database_loses_nothing() throws Exception {
        try (RunningService node = start()) {
            doors.add(node.uri());
            Found found =
                    whileThisHappens(
                            "PostgreSQL killed",
                            () -> {
                                database.kill();
                                database.start();
                            });

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void service_and_database_killed_together_lose_nothing() throws Exception {
        requireRounds();
        RunningService[] node = {start()};
        doors.add(node[0].uri());
        Found found =
                whileThisHappens(
                        "both killed",
                        () -> {
                            database.kill();
                            node[0].kill();
                            database.start();
                            node[0] = start();
                            doors.set(0, node[0].uri());
                        });
        node[0].close();

        assertThat(found.isSound()).as("%s", found).isTrue();
    }

    @Test
    void a_database_that_is_restarted_in_an_orderly_way_loses_nothing() throws Exception {
        requireRounds();
        try (RunningService node = start()) {
            doors.add(node.uri());
            Found found = whileThisHappens("PostgreSQL restarted", database::restart);

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void a_line_to_the_database_that_is_cut_loses_nothing() throws Exception {
        requireRounds();
        try (RunningService node = start()) {
            doors.add(node.uri());
            Found found =
                    whileThisHappens(
                            "line to PostgreSQL cut",
                            () -> {
                                database.line().cut();
                                Thread.sleep(random.nextInt(1_500));
                                database.line().mend();
                            });

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void a_line_to_people_that_is_cut_or_loses_replies_loses_nothing() throws Exception {
        requireRounds();
        try (RunningService node = start();
                Relay line = new Relay(node.uri().getPort())) {
            doors.add(line.uri());
            Found found =
                    whileThisHappens(
                            "line to people cut",
                            () -> {
                                if (random.nextBoolean()) {
                                    line.cut();
                                } else {
                                    line.loseReplies();
                                }
                                Thread.sleep(random.nextInt(700));
                                line.mend();
                            });

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void a_full_disk_loses_nothing_and_is_got_over() throws Exception {
        requireRounds();
        assumeTrue(database.isSmall(), "no file system could be mounted that can be filled");
        try (RunningService node = start()) {
            doors.add(node.uri());
            Found found =
                    whileThisHappens(
                            "disk full",
                            () -> {
                                database.fillDisk();
                                Thread.sleep(1_500);
                                database.emptyDisk();
                                database.recover();
                            });

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void nodes_whose_clocks_are_a_day_ahead_and_a_day_behind_lose_nothing() throws Exception {
        requireRounds();
        assumeTrue(Files.exists(FAKE_TIME), "faketime is not installed");
        try (RunningService ahead = RunningService.start(folder, at("+1d"));
                RunningService behind = RunningService.start(folder, at("-1d"))) {
            doors.addAll(List.of(ahead.uri(), behind.uri()));
            Found found = whileThisHappens("clocks two days apart", () -> {});

            assertThat(found.isSound()).as("%s", found).isTrue();
        }
    }

    @Test
    void a_new_node_takes_over_from_an_old_one_without_one_failed_request() throws Exception {
        RunningService[] node = {start()};
        doors.add(node[0].uri());
        Crowd[] crowd = new Crowd[1];
        Found found =
                whileThisHappens(
                        "deployed anew",
                        () -> {
                            RunningService next = start();
                            doors.set(0, next.uri());
                            node[0].close();
                            node[0] = next;
                        },
                        crowd);
        node[0].close();

        assertThat(found.isSound()).as("%s", found).isTrue();
        assertThat(crowd[0].failures()).isZero();
    }

    private static void requireRounds() {
        assumeTrue(ASKED > 0, "faults.rounds is not set");
    }

    private static Map<String, String> at(String time) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("LD_PRELOAD", FAKE_TIME.toString());
        environment.put("FAKETIME", time);
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Else each wait of a thread for a time ends at once.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        return environment;
    }

    private Found whileThisHappens(String name, Fault fault) throws Exception {
        return whileThisHappens(name, fault, new Crowd[1]);
    }

    private Found whileThisHappens(String name, Fault fault, Crowd[] crowd) throws Exception {
        List<Person> people = take();
        crowd[0] = new Crowd(people, doors, PAUSE).begin();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                Thread.sleep(300 + random.nextInt(1_000));
                fault.happen();
            }
            Thread.sleep(300);
        } finally {
            crowd[0].end();
        }
        Found found = inspection.inspect(crowd[0].receipts(), doors.getFirst());
        TABLE.add(row(name, crowd[0], found));
        return found;
    }

    private static List<Person> take() {
        List<Person> these = PEOPLE.subList(0, ROUNDS * PEOPLE_OF_A_ROUND);
        List<Person> taken = List.copyOf(these);
        these.clear();
        return taken;
    }

    private static String row(String name, Crowd crowd, Found found) {
        return "| %s | %d | %,d | %,d | %,d | %d | %d | %d | %d | %s | %d | %.1f s |"
                .formatted(
                        name,
                        ROUNDS,
                        crowd.requests(),
                        found.acknowledged(),
                        found.stored(),
                        found.twice(),
                        found.lost(),
                        found.half(),
                        found.otherReceipts(),
                        found.figuresEqualRebuild() ? "yes" : "no",
                        crowd.failures(),
                        crowd.longestMillis() / 1000.0);
    }

    private static RunningService start() {
        return RunningService.start(folder, settings);
    }

    static Map<String, Object> submission(int number) {
        List<String> items = Questionnaires.items("ctm-3");
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            answers.add(Map.of("item", items.get(i), "value", 1 + (number + i) % 4));
        }
        return Map.of(
                "submissionId",
                UUID.randomUUID().toString(),
                "respondent",
                "self",
                "instruments",
                List.of(Map.of("code", "ctm-3", "version", 1, "answers", answers)));
    }
}
