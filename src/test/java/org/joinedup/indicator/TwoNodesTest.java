package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.joinedup.progress.Counter;
import org.joinedup.response.Submission;
import org.joinedup.storage.Database;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two nodes on one database, both folding all the time. */
class TwoNodesTest {
    private static final int CLIENTS = 8;
    private static final int RESPONSES_EACH = 50;
    private static final int ERASE_EVERY = 5;

    private final List<ApplicationContext> nodes = new ArrayList<>();
    private Database database;
    private CountedPeople people;
    private Figures figures;

    @BeforeEach
    void startTwo() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        settings.put("joinedup.folding-interval", "5ms");
        nodes.add(ApplicationContext.run(settings));
        nodes.add(ApplicationContext.run(settings));
        database = nodes.getFirst().getBean(Database.class);
        people = new CountedPeople(database);
        figures =
                new Figures(
                        nodes.getLast(),
                        people.services(),
                        Questionnaires.today().minusDays(CountedPeople.DAYS),
                        Questionnaires.today());
    }

    @AfterEach
    void stop() {
        nodes.forEach(ApplicationContext::close);
    }

    @Test
    void
            figures_are_exact_at_every_moment_while_two_nodes_fold_clients_submit_and_erase_and_one_rebuilds()
                    throws ExecutionException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(client(client)));
            }
            Future<?> reader = threads.submit(until(over, this::assertExact));
            Future<?> rebuilder = threads.submit(until(over, this::rebuild));
            for (Future<?> client : clients) {
                client.get();
            }
            over.set(true);
            reader.get();
            rebuilder.get();
        }
        awaitEmptyTail();

        assertExact();
        assertThat(responses())
                .isEqualTo(CLIENTS * RESPONSES_EACH * (ERASE_EVERY - 1) / ERASE_EVERY);
        List<String> folded = Figures.stored(database);
        rebuild();
        assertThat(Figures.stored(database)).isEqualTo(folded);
    }

    @Test
    void folding_that_fails_loses_nothing_and_goes_on_when_it_can() throws InterruptedException {
        TestDatabase.asOwner(database, "alter table indicator_summary rename to gone_summary");
        people.respond(nodes.getFirst(), new Random(1));
        Thread.sleep(200);
        assertThat(Figures.tail(database)).isEqualTo(1);

        TestDatabase.asOwner(database, "alter table gone_summary rename to indicator_summary");

        awaitEmptyTail();
        assertExact();
        assertThat(responses()).isEqualTo(1);
    }

    /** Submits to both nodes, and takes some back on the other. */
    private Callable<Void> client(int number) {
        List<Submission> submissions = new ArrayList<>();
        Random random = new Random(number);
        for (int i = 0; i < RESPONSES_EACH; i++) {
            submissions.add(people.person(random).submission());
        }
        return () -> {
            for (int i = 0; i < RESPONSES_EACH; i++) {
                String receipt = CountedPeople.submit(nodes.get(i % 2), submissions.get(i));
                if (i % ERASE_EVERY == 0) {
                    Thread.sleep(random.nextInt(20));
                    assertThat(CountedPeople.erase(nodes.get((i + 1) % 2), receipt)).isTrue();
                }
            }
            return null;
        };
    }

    private static Callable<Void> until(AtomicBoolean over, Runnable act) {
        return () -> {
            do {
                act.run();
            } while (!over.get());
            return null;
        };
    }

    private void rebuild() {
        nodes.getFirst().getBean(RebuildSummaries.class).rebuild(new Counter());
    }

    /** What is read and what is scanned, of the same moment. */
    private void assertExact() {
        nodes.getLast()
                .getBean(Snapshot.class)
                .during(() -> assertThat(figures.read()).isEqualTo(figures.scan()));
    }

    private long responses() {
        return database.first("select count(*) as n from response", row -> row.count("n"))
                .orElseThrow();
    }

    private void awaitEmptyTail() throws InterruptedException {
        for (int i = 0; i < 100 && Figures.tail(database) > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(Figures.tail(database)).isZero();
    }
}
