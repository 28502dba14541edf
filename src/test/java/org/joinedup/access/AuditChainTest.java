package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;

import io.micronaut.context.ApplicationContext;

import jakarta.inject.Inject;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The audit trail shows when somebody has been at it. */
class AuditChainTest extends ServiceTest {
    private static final int ENTRIES = 5;

    /** Whoever owns the server can switch off what protects the tables. */
    private static final String UNPROTECTED = "set session_replication_role = replica";

    private static final String REWRITE =
            """
            do $$
            declare
                each record;
                last bytea := decode(repeat('00', 32), 'hex');
            begin
                for each in select c.position, e from audit_chain c join audit_entry e on e.id = c.entry_id
                    order by c.position
                loop
                    last := audit_hash(last, each.position, each.e);
                    update audit_chain set hash = last where position = each.position;
                end loop;
            end $$
            """;

    @Inject AuditTrail audit;
    @Inject VerifyAudit verify;

    private final Map<String, String> settings = new HashMap<>(TestDatabase.settings());
    private Api administrator;

    @Override
    public Map<String, String> getProperties() {
        return settings;
    }

    @BeforeEach
    void five_entries() {
        administrator = api.administrator();
        tamper("truncate audit_waiting, audit_chain, audit_entry");
        for (int i = 1; i <= ENTRIES; i++) {
            audit.record("clerk " + i, "act", "subject", "détail " + i);
        }
    }

    @Test
    void a_trail_that_nobody_was_at_is_sound_and_says_its_head() {
        JsonNode verified = verification("");

        assertThat(verified.get("sound").asBoolean()).isTrue();
        assertThat(verified.get("entries").asInt()).isEqualTo(ENTRIES);
        assertThat(verified.get("faults")).isEmpty();
        assertThat(verified.get("head").asText()).startsWith(ENTRIES + ":");
        assertThat(verification(verified.get("head").asText()).get("sound").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set details = 'other' where actor = 'clerk 3' | changed 3",
                "update audit_entry set actor = 'clerk 9' where actor = 'clerk 3' | changed 3",
                "update audit_entry set origin = '10.0.0.1' where actor = 'clerk 3' | changed 3",
                "update audit_entry set at = at - interval '1 microsecond' where actor = 'clerk 3'"
                        + " | changed 3",
                "update audit_chain set hash = sha256('x') where position = 3 | changed 3 changed"
                        + " 4",
                "delete from audit_entry where actor = 'clerk 3' | deleted 3",
                "delete from audit_chain where position = 3 | missing 3 unchained 0",
                "insert into audit_entry (actor, act, subject) values ('x', 'y', 'z') | unchained"
                        + " 0",
            })
    void what_was_changed_taken_out_or_put_in_is_found(String tampering, String found) {
        tamper(tampering);

        JsonNode verified = verification("");
        List<String> faults = new ArrayList<>();
        verified.get("faults")
                .forEach(
                        fault ->
                                faults.add(
                                        fault.get("kind").asText()
                                                + " "
                                                + fault.get("position").asText()));
        assertThat(verified.get("sound").asBoolean()).isFalse();
        assertThat(String.join(" ", faults)).isEqualTo(found);
    }

    @Test
    void that_its_end_was_cut_off_shows_beside_a_head_that_was_kept() {
        String head = verification("").get("head").asText();
        tamper(
                "delete from audit_chain where position > 3",
                "delete from audit_entry where actor in ('clerk 4', 'clerk 5')");

        assertThat(verification("").get("sound").asBoolean()).isTrue();
        assertThat(verification(head).get("faults").get(0).get("kind").asText())
                .isEqualTo("cut-off");
    }

    @Test
    void that_it_was_written_anew_shows_beside_a_head_that_was_kept() {
        String head = verification("").get("head").asText();
        tamper("update audit_entry set details = 'other' where actor = 'clerk 3'", REWRITE);

        assertThat(verification("").get("sound").asBoolean()).isTrue();
        assertThat(verification(head).get("faults").get(0).get("kind").asText())
                .isEqualTo("other-head");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set details = 'other'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "insert into audit_entry (actor, act, subject, at) values ('a', 'b', 'c',"
                        + " '2020-01-01')",
                "insert into audit_chain (position, entry_id, hash) values (9, 1, sha256('x'))",
                "update audit_chain set hash = sha256('x')",
                "delete from audit_waiting",
                "select chain_audit_entry(1)",
                "alter table audit_entry disable trigger all",
            })
    void the_service_cannot_change_what_is_written(String statement) throws SQLException {
        try (Connection connection = TestDatabase.open(database, TestDatabase.SERVICE);
                Statement own = connection.createStatement()) {
            assertThatThrownBy(() -> own.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void nor_does_the_owner_by_mistake() {
        assertThatThrownBy(() -> TestDatabase.asOwner(database, "delete from audit_entry"))
                .hasMessageContaining("append-only");
    }

    @Test
    void writers_on_two_nodes_make_one_chain() throws Exception {
        Map<String, Object> second = new HashMap<>(settings);
        try (ApplicationContext node = ApplicationContext.run(second);
                ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<AuditTrail> trails = List.of(audit, node.getBean(AuditTrail.class));
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String actor = "writer " + i;
                AuditTrail trail = trails.get(i % 2);
                written.add(writers.submit(() -> trail.record(actor, "act", "subject", "")));
            }
            for (Future<?> each : written) {
                each.get(30, TimeUnit.SECONDS);
            }
        }

        JsonNode verified = verification("");
        assertThat(verified.get("faults")).isEmpty();
        assertThat(verified.get("entries").asInt()).isEqualTo(ENTRIES + 200);
        assertThat(verified.get("head").asText()).startsWith(ENTRIES + 200 + ":");
    }

    @Test
    void entries_of_a_transaction_that_reads_one_snapshot_are_chained_after_it()
            throws SQLException {
        try (Connection connection = TestDatabase.open(database, TestDatabase.SERVICE);
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("select count(*) from survey");
            audit.record("in between", "act", "subject", "");
            statement.execute(
                    "insert into audit_entry (actor, act, subject) values ('snapshot', 'a', 's')");
            connection.commit();
        }

        assertThat(verify.verify(List.of()).waiting()).isOne();
        assertThat(verification("").get("head").asText()).startsWith(ENTRIES + 2 + ":");
        assertThat(verify.verify(List.of()).waiting()).isZero();
        assertThat(verify.verify(List.of()).isSound()).isTrue();
    }

    @Test
    void a_patient_waits_for_nobody_who_is_written_down() throws SQLException {
        Questionnaires questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD");
        SurveyId survey = questionnaires.survey(service, "ctm-3");
        String token = questionnaires.invite(survey, service).token();
        try (Connection connection = TestDatabase.open(database, TestDatabase.SERVICE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(7520)");
            Api.Reply reply =
                    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> submit(token));
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        }
    }

    private Api.Reply submit(String token) {
        List<Map<String, Object>> answers =
                Questionnaires.items("ctm-3").stream()
                        .map(item -> Map.<String, Object>of("item", item, "value", 3))
                        .toList();
        return api.post(
                "/api/v1/invitations/" + token + "/responses",
                Map.of(
                        "submissionId",
                        UUID.randomUUID().toString(),
                        "respondent",
                        "self",
                        "instruments",
                        List.of(Map.of("code", "ctm-3", "version", 1, "answers", answers))));
    }

    private void tamper(String... statements) {
        List<String> all = new ArrayList<>(List.of(UNPROTECTED));
        all.addAll(List.of(statements));
        TestDatabase.asSuperuser(database, all.toArray(String[]::new));
    }

    private JsonNode verification(String head) {
        return administrator
                .get("/api/v1/audit/verification" + (head.isEmpty() ? "" : "?head=" + head))
                .json();
    }
}
