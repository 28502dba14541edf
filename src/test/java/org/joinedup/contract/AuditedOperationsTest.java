package org.joinedup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.PathItem;

import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation of the API that changes something, or gives a file away, is in the trail. */
class AuditedOperationsTest extends ServiceTest {
    /** What is not, and why. */
    private static final Map<String, String> NOT_WRITTEN_DOWN =
            Map.of(
                    "submitResponse", "patients are not watched",
                    "previewList", "nothing of the list is kept",
                    "previewListFile", "nothing of the list is kept",
                    "notifyDelivery", "a machine tells what became of a message",
                    "notifyReceivedText", "only a text that opts out changes anything",
                    "printLetters", "no letter is due that is not in a batch",
                    "replaceTarget", "it is what it was");

    private static final Set<String> EXPORTS =
            Set.of(
                    "downloadObservations",
                    "streamObservations",
                    "downloadPublishedObservations",
                    "downloadLetters",
                    "downloadLettersForMailMerge",
                    "fieldworkTable");

    private final Contract contract = new Contract();
    private List<ContractCase> cases;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.putAll(ContractWorld.SETTINGS);
        return settings;
    }

    @BeforeAll
    void there_is_something_to_do() {
        cases = new ContractCases(new Api(server.getURI()), database).all();
    }

    @Test
    void an_act_or_export_is_in_the_audit_trail_with_who_and_from_where()
            throws InterruptedException {
        Set<String> silent = new TreeSet<>();
        for (ContractCase each : cases) {
            Contract.Operation operation = contract.operations().get(each.operation());
            boolean acts = operation.method() != PathItem.HttpMethod.GET;
            if (!acts && !EXPORTS.contains(each.operation())) {
                continue;
            }
            long before = last();
            Api.Reply reply = each.sound().send(operation);
            assertThat(reply.status()).as(each.operation()).isEqualTo(each.answered());
            if (reply.status() == 202) {
                awaitEntry(before);
            }
            if (written(before).isEmpty()) {
                silent.add(each.operation());
            }
            assertThat(written(before)).as(each.operation()).allMatch(AuditedOperationsTest::whole);
        }

        assertThat(silent).containsExactlyInAnyOrderElementsOf(NOT_WRITTEN_DOWN.keySet());
    }

    @Test
    void every_operation_that_answers_with_a_file_counts_as_an_export() {
        assertThat(contract.filesByGet()).containsExactlyInAnyOrderElementsOf(EXPORTS);
    }

    /** What goes on behind the answer is written down at its end. */
    private void awaitEntry(long after) throws InterruptedException {
        for (int i = 0; i < 200 && written(after).isEmpty(); i++) {
            Thread.sleep(50);
        }
    }

    private static boolean whole(String line) {
        return line.matches("\\S.* from 127\\.0\\.0\\.1");
    }

    private long last() {
        return database.first(
                        "select coalesce(max(id), 0) as last from audit_entry",
                        row -> row.count("last"))
                .orElseThrow();
    }

    private List<String> written(long after) {
        return database.list(
                "select actor || ' ' || act || ' from ' || origin as line from audit_entry"
                        + " where id > ?",
                row -> row.text("line"),
                after);
    }
}
