package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.joinedup.progress.Counter;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Folding only when the test says so. */
class LiveSummariesTest extends ServiceTest {
    @Inject ApplicationContext node;
    @Inject FoldResponses foldResponses;
    @Inject RebuildSummaries rebuildSummaries;
    @Inject TransactionOperations<?> transactions;

    private CountedPeople people;
    private Figures figures;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.folding-interval", "1h");
        return settings;
    }

    @BeforeEach
    void begin() {
        if (people == null) {
            people = new CountedPeople(database);
            figures =
                    new Figures(
                            node,
                            people.services(),
                            Questionnaires.today().minusDays(CountedPeople.DAYS),
                            Questionnaires.today());
        }
        database.list("select receipt from response", row -> row.text("receipt"))
                .forEach(receipt -> CountedPeople.erase(node, receipt));
        foldAll();
    }

    private void foldAll() {
        while (foldResponses.fold(FoldResponses.MOST) > 0) {
            // until nothing is left
        }
    }

    private void assertExact() {
        assertThat(figures.read()).isEqualTo(figures.scan());
    }

    private List<String> respond(int number, long seed) {
        Random random = new Random(seed);
        List<String> receipts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            receipts.add(people.respond(node, random));
        }
        return receipts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_read_equals_a_plain_scan_after_any_submissions_foldings_erasures_and_rebuilds(
            long seed) {
        Random random = new Random(seed);
        List<String> receipts = new ArrayList<>(respond(5, seed));
        for (int step = 0; step < 50; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> foldResponses.fold(1 + random.nextInt(4));
                case 2, 3 -> {
                    if (!receipts.isEmpty()) {
                        String receipt = receipts.remove(random.nextInt(receipts.size()));
                        assertThat(CountedPeople.erase(node, receipt)).isTrue();
                    }
                }
                case 4 -> {
                    List<String> before = Figures.stored(database);
                    rebuildSummaries.rebuild(new Counter());
                    assertThat(Figures.stored(database)).isEqualTo(before);
                }
                default -> receipts.add(people.respond(node, random));
            }
            assertExact();
        }
        foldAll();
        assertThat(Figures.tail(database)).isZero();
        assertExact();
        List<String> folded = Figures.stored(database);
        assertThat(rebuildSummaries.rebuild(new Counter())).isEqualTo(receipts.size());
        assertThat(Figures.stored(database)).isEqualTo(folded);
    }

    @Test
    void a_folding_that_is_stopped_in_the_middle_changes_nothing() {
        respond(6, 4);
        foldResponses.fold(3);
        List<String> stored = Figures.stored(database);

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                transactions.executeWrite(
                                        status -> {
                                            assertThat(foldResponses.fold(2)).isEqualTo(2);
                                            throw new IllegalStateException("stopped");
                                        }));

        assertThat(Figures.stored(database)).isEqualTo(stored);
        assertThat(Figures.tail(database)).isEqualTo(3);
        assertExact();
    }

    @Test
    void a_response_erased_before_it_was_folded_leaves_nothing_behind() {
        List<String> stored = Figures.stored(database);
        String receipt = respond(1, 5).getFirst();

        assertThat(CountedPeople.erase(node, receipt)).isTrue();

        assertThat(Figures.tail(database)).isZero();
        assertExact();
        foldAll();
        assertThat(Figures.stored(database)).isEqualTo(stored);
    }

    @Test
    void a_response_erased_after_it_was_folded_is_in_no_figure_at_once_and_leaves_nothing_behind() {
        respond(3, 6);
        foldAll();
        List<String> stored = Figures.stored(database);
        Map<String, String> before = figures.read();
        String receipt = respond(1, 7).getFirst();
        foldAll();
        assertThat(figures.read()).isNotEqualTo(before);

        assertThat(CountedPeople.erase(node, receipt)).isTrue();

        assertThat(figures.read()).isEqualTo(before);
        foldAll();
        assertThat(Figures.stored(database)).isEqualTo(stored);
        assertThat(Figures.tail(database)).isZero();
    }

    @Test
    void the_last_response_erased_leaves_no_summary() {
        String receipt = respond(1, 8).getFirst();
        foldAll();
        assertThat(Figures.stored(database)).isNotEmpty();

        CountedPeople.erase(node, receipt);
        foldAll();

        assertThat(Figures.stored(database)).isEmpty();
    }

    @Test
    void a_response_is_erased_once_and_an_unknown_receipt_erases_nothing() {
        String receipt = respond(2, 9).getFirst();

        assertThat(CountedPeople.erase(node, receipt)).isTrue();
        assertThat(CountedPeople.erase(node, receipt)).isFalse();
        assertThat(CountedPeople.erase(node, "no such receipt")).isFalse();

        assertThat(Figures.tail(database)).isEqualTo(1);
        assertExact();
    }
}
