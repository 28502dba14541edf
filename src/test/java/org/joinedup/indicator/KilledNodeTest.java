package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import jakarta.inject.Inject;

import org.joinedup.indicator.CountedPeople.Person;
import org.joinedup.progress.Counter;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two nodes as processes of their own, one of which dies. How many responses: {@code
 * -Dsoak.responses}, or 20,000 with the Maven profile {@code soak}.
 */
class KilledNodeTest extends ServiceTest {
    private static final int CLIENTS = 16;
    private static final int EACH = Integer.getInteger("soak.responses", 400) / CLIENTS;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject ApplicationContext observer;

    @TempDir Path folder;

    private Map<String, String> environment;
    private final Set<String> receipts = ConcurrentHashMap.newKeySet();
    private final CountDownLatch aThirdIsIn = new CountDownLatch(CLIENTS * (EACH / 3));
    private final CountDownLatch restarted = new CountDownLatch(1);

    /** The observer never folds. */
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.folding-interval", "1h");
        environment =
                Map.of(
                        "DATASOURCES_DEFAULT_URL", settings.get("datasources.default.url"),
                        "DATASOURCES_DEFAULT_USERNAME",
                                settings.get("datasources.default.username"),
                        "DATASOURCES_DEFAULT_PASSWORD",
                                settings.get("datasources.default.password"),
                        "JOINEDUP_MIGRATION_USERNAME", settings.get("joinedup.migration.username"),
                        "JOINEDUP_SIGNING_SECRET", settings.get("joinedup.signing-secret"));
        return settings;
    }

    @Test
    void after_a_node_was_killed_and_restarted_the_summaries_equal_a_scan_and_a_rebuild_exactly()
            throws ExecutionException, InterruptedException {
        CountedPeople people = new CountedPeople(database);
        List<List<Person>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(i);
            List<Person> of = new ArrayList<>();
            for (int n = 0; n < EACH; n++) {
                of.add(people.person(random));
            }
            clients.add(of);
        }

        submitWhileANodeDies(clients);

        assertThat(receipts).hasSize(CLIENTS * EACH);
        Figures figures =
                new Figures(
                        observer,
                        people.services(),
                        Questionnaires.today().minusDays(CountedPeople.DAYS),
                        Questionnaires.today());
        assertThat(figures.read()).isEqualTo(figures.scan());
        List<String> folded = Figures.stored(database);
        assertThat(observer.getBean(RebuildSummaries.class).rebuild(new Counter()))
                .isEqualTo(receipts.size());
        assertThat(Figures.stored(database)).isEqualTo(folded);
    }

    private void submitWhileANodeDies(List<List<Person>> clients)
            throws ExecutionException, InterruptedException {
        RunningService mortal = RunningService.start(folder, environment);
        AtomicReference<URI> one = new AtomicReference<>(mortal.uri());
        try (RunningService other = RunningService.start(folder, environment);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (List<Person> client : clients) {
                running.add(threads.submit(client(client, one, other.uri())));
            }
            aThirdIsIn.await();
            mortal.kill();
            try (RunningService born = RunningService.start(folder, environment)) {
                one.set(born.uri());
                restarted.countDown();
                for (Future<?> client : running) {
                    client.get();
                }
                awaitEmptyTail();
            }
        } finally {
            restarted.countDown();
            mortal.kill();
        }
    }

    /** The last third is sent when both nodes are there again. */
    private Callable<Void> client(List<Person> people, AtomicReference<URI> one, URI other) {
        return () -> {
            for (int i = 0; i < people.size(); i++) {
                if (i == EACH * 2 / 3) {
                    restarted.await();
                }
                receipts.add(submit(people.get(i), i % 2 == 0 ? one.get() : other, other));
                aThirdIsIn.countDown();
            }
            return null;
        };
    }

    /** As a phone does: what was not acknowledged is sent again, here to the node that lives. */
    private static String submit(Person person, URI first, URI second) {
        Reply reply;
        try {
            reply = send(person, first);
        } catch (UncheckedIOException e) {
            reply = send(person, second);
        }
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply.json().get("receipt").asText();
    }

    private static Reply send(Person person, URI node) {
        return new Api(node)
                .post(
                        "/api/v1/invitations/" + person.invited().token() + "/responses",
                        person.body());
    }

    private void awaitEmptyTail() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Figures.tail(database) > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(Figures.tail(database)).isZero();
    }
}
