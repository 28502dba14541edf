package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** On a trail from before it was chained. */
class VerifyAuditCommandTest {
    private static final String BEFORE_THE_CHAIN = "36";

    private final Map<String, Object> settings = new HashMap<>(TestDatabase.settings());

    @BeforeEach
    void entries_from_before() throws SQLException {
        migrateTo(BEFORE_THE_CHAIN);
        execute(
                "insert into audit_entry (actor, act, subject) select 'clerk ' || n, 'act', 'x'"
                        + " from generate_series(1, 20) n");
        migrateTo("latest");
    }

    @Test
    void what_was_written_before_is_chained_by_the_migration_and_found_sound() {
        Said said = verify();

        assertThat(said.status()).isEqualTo(VerifyAuditCommand.SOUND);
        assertThat(said.words()).startsWith("audit trail: 20 entries, 0 faults, head 20:");
    }

    @Test
    void a_changed_entry_ends_it_with_an_error_that_names_it() throws SQLException {
        execute(
                "alter table audit_entry disable trigger user",
                "update audit_entry set act = 'other' where actor = 'clerk 7'");

        Said said = verify();

        assertThat(said.status()).isEqualTo(VerifyAuditCommand.FAULTY);
        assertThat(said.words()).contains("place 7: entry 7").contains("20 entries, 1 faults");
    }

    @Test
    void a_head_that_was_kept_is_looked_for() {
        String head = verify().words().strip().replaceFirst(".*head ", "");

        assertThat(verify(head).status()).isEqualTo(VerifyAuditCommand.SOUND);
        Said said = verify(head.replace("20:", "21:"));
        assertThat(said.status()).isEqualTo(VerifyAuditCommand.FAULTY);
        assertThat(said.words()).contains("the trail ends before place 21");
    }

    @Test
    void what_is_no_head_is_said_to_be_none() {
        Said said = verify("20");

        assertThat(said.status()).isEqualTo(VerifyAuditCommand.NOT_VERIFIED);
        assertThat(said.words()).contains("this is none: 20");
    }

    private record Said(int status, String words) {}

    private Said verify(String... heads) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(words, true, StandardCharsets.UTF_8);
        int status = VerifyAuditCommand.run(settings, out, heads);
        return new Said(status, words.toString(StandardCharsets.UTF_8));
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url(), TestDatabase.OWNER, "")
                .placeholders(Map.of("service_role", TestDatabase.SERVICE))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), TestDatabase.OWNER, "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private String url() {
        return settings.get("datasources.default.url").toString();
    }
}
