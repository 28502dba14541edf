package org.joinedup.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** People of an organisation see its rows alone, even if the code forgets to ask whose they are. */
class OwnRowsTest extends ServiceTest {
    /** Tables with a path to an organisation that have no policy, and why. */
    private static final Map<String, String> WITHOUT_POLICY =
            Map.ofEntries(
                    Map.entry("commissioning", "who pays for what is known to all"),
                    Map.entry("progress", "how far work is; found by an id that its starter knows"),
                    Map.entry("response_tail", "live figures of all services are made of it"),
                    Map.entry("survey_instrument", "what is asked, which figures of all need"),
                    Map.entry("invitation_count", "counts, which figures of all need"),
                    Map.entry("invitation_count_tail", "counts, which figures of all need"),
                    Map.entry("target", "told to the providers whose figures it is about"));

    private static final String WITH_A_PATH =
            """
            select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and not a.attisdropped
                and a.attname in ('owner_id', 'organisation_id', 'commissioner_id', 'survey_id', 'invitation_id',
                    'response_id', 'client_id', 'user_id')
            """;

    private final Map<String, OrganisationId> organisations = new HashMap<>();
    private final Map<String, UUID> surveys = new HashMap<>();
    private final Map<String, Api> coordinators = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    @Inject TransactionOperations<Connection> transactions;

    @BeforeAll
    void two_organisations_with_everything_and_one_with_nothing() {
        Api anonymous = new Api(server.getURI());
        for (String code : List.of("FIRST", "SECOND", "THIRD")) {
            OrganisationId id = Fixtures.provider(database, code);
            organisations.put(code, id);
            coordinators.put(code, Fixtures.signedIn(anonymous, "coordinator", code));
            if (!code.equals("THIRD")) {
                fill(code, id);
            }
        }
    }

    @Test
    void every_table_with_people_or_administration_of_an_organisation_has_a_policy() {
        Set<String> withPath = names(WITH_A_PATH);
        withPath.add("survey");
        withPath.add("user_account");
        withPath.removeAll(WITHOUT_POLICY.keySet());

        assertThat(protectedTables()).containsExactlyElementsOf(withPath);
        assertThat(names(WITH_A_PATH)).containsAll(WITHOUT_POLICY.keySet());
    }

    @Test
    void a_forgetful_query_gives_each_organisation_its_own_rows_and_no_others() {
        for (String table : protectedTables()) {
            long first = rows("FIRST", table);
            long second = rows("SECOND", table);
            assertThat(first).as(table).isPositive();
            assertThat(second).as(table).isPositive();
            assertThat(first + second + rows("THIRD", table))
                    .as(table)
                    .isEqualTo(all(table) - administrators(table));
        }
        assertThat(rows("THIRD", "response")).isZero();
        assertThat(rows("THIRD", "user_account")).isOne();
    }

    @Test
    void a_view_gives_no_more_than_its_tables() {
        List<String> asOwner =
                database.list(
                        """
                        select relname from pg_class
                        where relkind = 'v' and relnamespace = to_regnamespace(current_schema())
                            and not coalesce('security_invoker=true' = any(reloptions), false)
                        """,
                        row -> row.text("relname"));

        assertThat(asOwner).isEmpty();
        long first = rows("FIRST", "response_content");
        assertThat(first).isPositive();
        assertThat(first + rows("SECOND", "response_content")).isEqualTo(all("response_content"));
        assertThat(rows("THIRD", "response_content")).isZero();
    }

    @Test
    void it_is_so_within_a_transaction_and_after_work_that_had_to_see_all() {
        for (String table : protectedTables()) {
            List<Long> seen =
                    as(
                            "FIRST",
                            () ->
                                    transactions.executeWrite(
                                            status ->
                                                    List.of(
                                                            all(table),
                                                            database.everywhere(() -> all(table)),
                                                            all(table))));
            assertThat(seen)
                    .as(table)
                    .containsExactly(rows("FIRST", table), all(table), rows("FIRST", table));
        }
    }

    @Test
    void a_forgetful_change_is_of_its_own_rows() {
        int changed = as("FIRST", () -> database.update("update invitation set language = 'cy'"));

        assertThat(changed).isOne();
        assertThat(
                        database.first(
                                        "select count(*) as n from invitation where language ="
                                                + " 'cy'",
                                        row -> row.count("n"))
                                .orElseThrow())
                .isOne();
    }

    @Test
    void what_a_coordinator_asks_for_over_http_is_done_as_the_staff_role() {
        TestDatabase.asOwner(
                database,
                "create table doer (name text)",
                "grant insert on doer to public",
                """
                create function note_doer() returns trigger language plpgsql as
                $$ begin insert into doer values (current_user); return null; end $$
                """,
                "create trigger note_doer after update on survey for each row execute function"
                        + " note_doer()");
        String pause = "/api/v1/surveys/" + surveys.get("FIRST") + "/pause";
        assertThat(coordinators.get("FIRST").post(pause, "{}").status()).isEqualTo(200);
        TestDatabase.asOwner(database, "grant select on doer to public");
        List<String> doers = database.list("select name from doer", row -> row.text("name"));
        TestDatabase.asOwner(
                database,
                "drop trigger note_doer on survey",
                "drop table doer",
                "update survey set state = 'open'");

        assertThat(doers).containsExactly(TestDatabase.STAFF);
    }

    @Test
    void where_no_organisation_is_named_there_are_no_rows_at_all() throws SQLException {
        try (Connection connection = TestDatabase.open(database, TestDatabase.SERVICE);
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + TestDatabase.STAFF);
            for (String table : protectedTables()) {
                try (ResultSet found = statement.executeQuery("select count(*) from " + table)) {
                    found.next();
                    assertThat(found.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void the_link_of_another_organisations_patient_opens_whoever_is_signed_in_on_the_device() {
        Api.Reply reply = coordinators.get("SECOND").get("/s/" + tokens.get("FIRST"));

        // To where they left off.
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).isEqualTo("/s/" + tokens.get("FIRST") + "/check");
    }

    @Test
    void nothing_that_the_service_does_by_itself_is_looked_at_row_by_row() {
        for (String query :
                List.of(
                        "select * from response where invitation_id = gen_random_uuid()",
                        "select * from invitation_contact where person_keys && array['x']",
                        "delete from open_questionnaire where invitation_id = gen_random_uuid()")) {
            assertThat(
                            String.join(
                                    " ",
                                    database.list(
                                            "explain " + query, row -> row.text("QUERY PLAN"))))
                    .doesNotContain("SubPlan")
                    .doesNotContain("current_setting");
        }
    }

    private void fill(String code, OrganisationId owner) {
        UUID survey = UUID.randomUUID();
        UUID invitation = UUID.randomUUID();
        UUID response = UUID.randomUUID();
        String token = UUID.randomUUID().toString().replace("-", "").substring(5);
        tokens.put(code, token);
        surveys.put(code, survey);
        UUID service = Fixtures.service(database, code + "-WARD", owner).value();
        UUID client =
                UUID.fromString(
                        new Api(server.getURI())
                                .administrator()
                                .post(
                                        "/api/v1/clients",
                                        Map.of("name", code, "organisation", commissioner(code)))
                                .json()
                                .get("id")
                                .asText());
        for (String each :
                FILLING.replace("$survey", "cast('" + survey + "' as uuid)")
                        .replace("$invitation", "cast('" + invitation + "' as uuid)")
                        .replace("$response", "cast('" + response + "' as uuid)")
                        .replace("$owner", "cast('" + owner + "' as uuid)")
                        .replace("$service", "cast('" + service + "' as uuid)")
                        .replace("$client", "cast('" + client + "' as uuid)")
                        .replace("$token", token)
                        .replace("$code", code)
                        .split(";", -1)) {
            database.update(each);
        }
    }

    /** Clients belong to commissioners; here an organisation is both. */
    private String commissioner(String code) {
        database.update("update organisation set kind = 'commissioner' where code = ?", code);
        return code;
    }

    private static final String FILLING =
            """
            insert into survey (id, title, owner_id, asked_by, period_from, period_to, language, demonstration, state)
            values ($survey, '$code', $owner, '$code', current_date - 90, current_date + 90, 'en', true, 'open');
            insert into survey_instrument (survey_id, position, code, version) values ($survey, 1, 'ctm-3', 1);
            insert into invitation (id, survey_id, service_id, transition_date, mode, language, state, issued_at, expires_at)
            values ($invitation, $survey, $service, current_date - 9, 'letter', 'en', 'issued', now(), now() + interval '9 days');
            insert into invitation_link (token_hash, invitation_id, issued_at) values (sha256('$token'), $invitation, now());
            insert into invitation_code (code_hash, invitation_id, issued_at) values (sha256('$code'), $invitation, now());
            insert into invitation_contact (invitation_id, survey_id, owner_id, sealed, person_keys)
            values ($invitation, $survey, $owner, 'sealed', array['key']);
            insert into asked_person (owner_id, person_key, survey_id, asked_on) values ($owner, 'key', $survey, current_date);
            insert into barred_person (owner_id, person_key, reason, since) values ($owner, 'other', 'dead', now());
            insert into open_questionnaire (invitation_id, respondent, answers, started_at, saved_at)
            values ($invitation, 'self', array[0, 0, 0], now(), now());
            insert into response (id, submission_id, receipt, survey_id, service_id, transition_date, answered_on, mode,
                language, respondent, synthetic)
            values ($response, gen_random_uuid(), '$code', $survey, $service, current_date - 9, current_date, 'letter',
                'en', 'self', true);
            insert into response_answers (response_id, code, version, answers) values ($response, 'ctm-3', 1, array[1, 2, 3]);
            insert into fieldwork_plan (survey_id, steps, send_from, send_to, working_days_only, most_an_hour)
            values ($survey, '[]', '09:00', '09:01', true, 1);
            insert into fieldwork_list (survey_id, accept, request, report, created_by, created_at)
            values ($survey, 'x', 'x', '{}', 'x', now());
            insert into outbox (survey_id, invitation_id, step, channel, state) values ($survey, $invitation, 0, 'sms', 'sent');
            insert into letter_batch (survey_id, made_by, made_at) values ($survey, 'x', now());
            insert into kiosk (key_hash, survey_id, service_id, opened_by, opened_at, expires_at)
            values (sha256('kiosk $code'), $survey, $service, 'x', now(), now());
            insert into open_link (token_hash, survey_id, service_id, created_by, created_at)
            values (sha256('open $code'), $survey, $service, 'x', now());
            insert into client_assertion (client_id, jti, expires_at) values ($client, 'x', now() + interval '1 day');
            insert into client_usage (client_id, day, requests, refused) values ($client, current_date, 1, 0)
            """;

    private long rows(String code, String table) {
        return as(code, () -> all(table));
    }

    /** What a developer gets who forgets whose the rows are, while one of them is served. */
    private <T> T as(String code, Supplier<T> forgetful) {
        Caller coordinator =
                new Caller("somebody", Role.COORDINATOR, Optional.of(organisations.get(code)));
        HttpRequest<?> request = HttpRequest.GET("/forgetful");
        request.setAttribute(SecurityFilter.AUTHENTICATION, coordinator.toAuthentication(Map.of()));
        return ServerRequestContext.with(request, forgetful);
    }

    private long all(String table) {
        return database.first("select count(*) as n from " + table, row -> row.count("n"))
                .orElseThrow();
    }

    /** They belong to no organisation. */
    private long administrators(String table) {
        return switch (table) {
            case "user_account" -> all("user_account where organisation_id is null");
            case "user_session" ->
                    all(
                            "user_session where user_id in (select id from user_account where"
                                    + " organisation_id is null)");
            default -> 0;
        };
    }

    private Set<String> protectedTables() {
        return names("select relname as name from pg_class where relrowsecurity");
    }

    private Set<String> names(String sql) {
        return new TreeSet<>(database.list(sql, row -> row.text("name")));
    }
}
