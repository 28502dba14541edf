package org.joinedup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.joinedup.faults.Crowd.Person;
import org.joinedup.faults.Inspection.Found;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.FreePort;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of the README, word for word, while people send their answers. They need
 * PostgreSQL's own command line of the server's version: {@code .ci/postgresql-client.sh}. Without
 * it the test is skipped, and with {@code -Dbackup.required=true} it fails.
 */
class BackupTest {
    private static final Path README = Path.of("README.md");
    private static final String SUPERUSER = "postgres";
    private static final String SERVICE = "joinedup_service";
    private static final int PEOPLE = 2_000;
    private static final int BEFORE_THE_DUMP = 150;

    @TempDir Path folder;

    private PostgresClient client;

    @BeforeEach
    void find_the_command_line() {
        Optional<PostgresClient> found = PostgresClient.find();
        String reason = "no pg_dump of version 18 is here; see .ci/postgresql-client.sh";
        if (Boolean.getBoolean("backup.required")) {
            assertThat(found).as(reason).isPresent();
        }
        assumeTrue(found.isPresent(), reason);
        client = found.orElseThrow();
    }

    @Test
    void what_was_acknowledged_before_a_dump_is_in_what_is_restored_of_it_and_all_holds()
            throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setPort(FreePort.find()).start()) {
            client.run(
                    "psql -v ON_ERROR_STOP=1 -q <<'SQL'\n"
                            + block("### Database roles", "create role")
                            + "\nSQL",
                    folder,
                    environment(server));
            List<Person> people = invite(server);
            Crowd crowd;
            Map<Person, String> acknowledged;
            String head;
            try (RunningService node = start(server, "joinedup")) {
                crowd =
                        new Crowd(
                                        people.subList(1, people.size()),
                                        List.of(node.uri()),
                                        Duration.ofMillis(5))
                                .begin();
                await(crowd);
                head = verification(node.uri(), "").json().get("head").asText();
                acknowledged = Map.copyOf(crowd.receipts());
                client.run(block("## Backup", "pg_dump"), folder, environment(server));
                int meanwhile = crowd.receipts().size() - acknowledged.size();
                crowd.end();
                assertThat(meanwhile).as("sent while it was dumped").isPositive();
            }

            client.run(block("## Backup", "pg_restore"), folder, environment(server));

            try (RunningService node = start(server, "joinedup_restored")) {
                Found found =
                        new Inspection(url(server, "joinedup_restored"))
                                .inspect(acknowledged, node.uri());
                assertThat(found.isSound()).as("%s", found).isTrue();
                assertThat(found.stored()).isGreaterThanOrEqualTo(BEFORE_THE_DUMP);
                requireAuditTrail(node, head);
                requireRights(server);
                Person last = people.getFirst();
                assertThat(Crowd.again(last, node.uri())).startsWith("201 ");
            }
        }
    }

    private static void requireAuditTrail(RunningService node, String head) {
        Reply verified = verification(node.uri(), "?head=" + head);
        assertThat(verified.json().get("sound").asBoolean()).as(verified.body()).isTrue();
        assertThat(verified.json().get("entries").asLong()).isPositive();
    }

    private static Reply verification(URI node, String query) {
        return new Api(node).administrator().get("/api/v1/audit/verification" + query);
    }

    /** As before: the service only adds to the trail, and its staff role sees its own alone. */
    private static void requireRights(EmbeddedPostgres server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url(server, "joinedup_restored"), SERVICE, "");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update audit_entry set act = 'x'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("drop table response"))
                    .hasMessageContaining("must be owner");
            assertThat(number(statement, "select count(*) from survey")).isPositive();
            statement.execute("set role joinedup_service_staff");
            assertThat(number(statement, "select count(*) from survey")).isZero();
            statement.execute(
                    "set joined_up.organisation = '00000000-0000-4000-8000-000000000000'");
            assertThat(number(statement, "select count(*) from response")).isZero();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(Crowd crowd) throws InterruptedException {
        for (int tries = 0; tries < 600 && crowd.receipts().size() < BEFORE_THE_DUMP; tries++) {
            Thread.sleep(50);
        }
    }

    /** The first block of commands under a heading that has the word. */
    private static String block(String heading, String word) throws IOException {
        String readme = Files.readString(README);
        Matcher blocks =
                Pattern.compile("(?:^    .*\n)+", Pattern.MULTILINE)
                        .matcher(readme.substring(readme.indexOf("\n" + heading + "\n")));
        while (blocks.find()) {
            if (blocks.group().contains(word)) {
                return blocks.group().indent(-4);
            }
        }
        throw new IllegalStateException("the README has no commands with " + word);
    }

    private static Map<String, String> environment(EmbeddedPostgres server) {
        return Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                Integer.toString(server.getPort()),
                "PGUSER",
                SUPERUSER);
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database);
    }

    private static Map<String, String> settings(EmbeddedPostgres server, String database) {
        return Map.of(
                "datasources.default.url",
                url(server, database),
                "datasources.default.username",
                SERVICE,
                "datasources.default.password",
                "",
                "joinedup.migration.username",
                "joinedup_owner",
                "joinedup.administrator.username",
                Api.ADMINISTRATOR,
                "joinedup.administrator.password",
                Api.PASSWORD,
                "joinedup.signing-secret",
                "a-secret-for-tests-only-a-secret-for-tests-only");
    }

    private RunningService start(EmbeddedPostgres server, String database) {
        return RunningService.start(folder, RunningService.variables(settings(server, database)));
    }

    private static List<Person> invite(EmbeddedPostgres server) {
        List<Person> people = new ArrayList<>();
        try (ApplicationContext context =
                ApplicationContext.run(new HashMap<>(settings(server, "joinedup")))) {
            Database stored = context.getBean(Database.class);
            Questionnaires questionnaires = new Questionnaires(stored);
            ServiceId service = questionnaires.service("WARD");
            SurveyId survey = questionnaires.survey(service, "ctm-3");
            for (int i = 0; i < PEOPLE; i++) {
                people.add(
                        new Person(
                                questionnaires.invite(survey, service).token(),
                                FaultsTest.submission(i)));
            }
        }
        return people;
    }
}
