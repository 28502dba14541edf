package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.micronaut.context.ApplicationContext;

import org.joinedup.access.AuditTrail;
import org.joinedup.storage.Database;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service reads and writes rows, and can change nothing else of its database. */
class DatabaseRightsTest extends ServiceTest {
    private static final String OF_ANOTHER_ROLE = "42501";

    @Test
    void the_role_of_the_service_owns_nothing_and_is_no_superuser() {
        assertThat(
                        database.list(
                                """
                                select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
                                where r.rolname = current_user
                                """,
                                row -> row.text("name")))
                .isEmpty();
        assertThat(
                        database.first(
                                "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or"
                                        + " rolreplication as mighty from pg_roles where rolname ="
                                        + " current_user",
                                row -> row.flag("mighty")))
                .contains(false);
    }

    @Test
    void what_is_only_added_to_cannot_be_changed_and_every_other_table_can() {
        assertThat(tablesWithout("update")).containsExactlyInAnyOrderElementsOf(onlyAddedTo());
        assertThat(tablesWithout("delete")).containsExactlyInAnyOrderElementsOf(onlyAddedTo());
        assertThat(tablesWithout("select")).containsExactly("flyway_schema_history");
        assertThat(tables("has_table_privilege(c.oid, 'truncate, references, trigger')")).isEmpty();
    }

    private static List<String> onlyAddedTo() {
        return List.of(
                "audit_chain",
                "audit_entry",
                "audit_waiting",
                "edition_observation",
                "edition_subject",
                "flyway_schema_history",
                "instrument_item",
                "instrument_item_text",
                "instrument_option_text",
                "instrument_translation",
                "instrument_version");
    }

    @Test
    void no_table_can_be_made_changed_or_dropped() throws SQLException {
        try (Connection connection = TestDatabase.open(database, TestDatabase.SERVICE);
                Statement statement = connection.createStatement()) {
            for (String each :
                    List.of(
                            "create table other (id integer)",
                            "alter table response add column other text",
                            "drop table response",
                            "truncate response cascade",
                            "alter table edition disable trigger all",
                            "copy response to program 'cat'",
                            "set session_replication_role = replica",
                            "set role " + TestDatabase.OWNER)) {
                assertThatThrownBy(() -> statement.execute(each))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused ->
                                        assertThat(refused.getSQLState())
                                                .as(each)
                                                .isEqualTo(OF_ANOTHER_ROLE));
            }
        }
    }

    @Test
    void a_table_of_a_later_migration_is_covered_at_the_next_start() {
        TestDatabase.asOwner(database, "create table later (id integer)");
        try (ApplicationContext node = ApplicationContext.run(settings())) {
            assertThat(node.getBean(Database.class).update("insert into later values (1)")).isOne();
        } finally {
            TestDatabase.asOwner(database, "drop table later");
        }
    }

    @Test
    void one_role_for_everything_still_works_and_is_warned_of() {
        Logger root = (Logger) LoggerFactory.getLogger(WarnOfRights.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Map<String, Object> settings = settings();
        settings.put("datasources.default.username", TestDatabase.OWNER);
        settings.remove("joinedup.migration.username");
        try (ApplicationContext node = ApplicationContext.run(settings)) {
            node.getBean(AuditTrail.class).record("clerk", "act", "subject", "");
            assertThat(log.list).hasSize(1);
        } finally {
            root.detachAppender(log);
        }
        try (ApplicationContext node = ApplicationContext.run(settings())) {
            assertThat(node.isRunning()).isTrue();
            assertThat(log.list).hasSize(1);
        }
    }

    /** Of a node beside the one under test. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        settings.put("datasources.default.url", url());
        return settings;
    }

    private String url() {
        return server.getApplicationContext()
                .getRequiredProperty("datasources.default.url", String.class);
    }

    private List<String> tablesWithout(String privilege) {
        return tables("not has_table_privilege(c.oid, '" + privilege + "')");
    }

    private List<String> tables(String condition) {
        return database.list(
                """
                select c.relname as name from pg_class c
                where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and
                """
                        + condition
                        + " order by 1",
                row -> row.text("name"));
    }
}
