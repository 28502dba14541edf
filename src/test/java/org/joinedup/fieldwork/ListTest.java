package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** From a file of people to invitations. Everybody in these lists has a number of their own. */
class ListTest extends ServiceTest {
    private static int number = 100;

    private Api administrator;
    private SurveyFixtures surveys;
    private SurveyId survey;
    private int first;

    @BeforeEach
    void begin() {
        administrator = api.administrator();
        surveys = new SurveyFixtures(api, database);
        survey = planned();
        number += 3_000;
        first = number;
    }

    private SurveyId planned() {
        SurveyId made = surveys.openSurvey();
        Reply plan =
                administrator.put("/api/v1/surveys/" + made + "/plan", PeopleList.plan(Map.of()));
        assertThat(plan.status()).as(plan.body()).isEqualTo(200);
        return made;
    }

    private String lists() {
        return "/api/v1/surveys/" + survey + "/lists";
    }

    private Reply preview(PeopleList list, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("file", list.file()));
        body.putAll(more);
        return administrator.post(lists() + "/preview", body);
    }

    private JsonNode shown(PeopleList list) {
        Reply reply = preview(list, Map.of());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private long invitations() {
        return database.first(
                        "select count(*) as n from invitation where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    private static long total(JsonNode report) {
        long sum =
                report.get("bad").asLong()
                        + report.get("duplicates").asLong()
                        + report.get("notSampled").asLong()
                        + report.get("invited").asLong();
        for (JsonNode excluded : report.get("excluded")) {
            sum += excluded.asLong();
        }
        return sum;
    }

    @Test
    void a_preview_stores_nothing_and_what_was_accepted_becomes_invitations() {
        PeopleList list = new PeopleList().people(first, first + 9);
        JsonNode preview = shown(list);
        assertThat(preview.get("invited").asInt()).isEqualTo(10);
        assertThat(invitations()).isZero();

        Reply taken =
                administrator.post(
                        lists(),
                        Map.of("file", list.file(), "accept", preview.get("accept").asText()));

        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.json()).isEqualTo(preview);
        assertThat(invitations()).isEqualTo(10);
    }

    @Test
    void the_same_list_again_changes_nothing_and_is_answered_the_same() {
        PeopleList list = new PeopleList().people(first, first + 4);
        String accept = shown(list).get("accept").asText();
        Map<String, Object> body = Map.of("file", list.file(), "accept", accept);

        Reply once = administrator.post(lists(), body);
        Reply again = administrator.post(lists(), body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(once.json());
        assertThat(invitations()).isEqualTo(5);
        Reply other =
                administrator.post(
                        lists(),
                        Map.of(
                                "file",
                                new PeopleList().people(first, first + 5).file(),
                                "accept",
                                accept));
        assertThat(other.status()).isEqualTo(409);
        assertThat(invitations()).isEqualTo(5);
    }

    @Test
    void nobody_is_left_out_without_consent() {
        PeopleList list = new PeopleList().people(first, first + 1);
        String accept = shown(list).get("accept").asText();
        stop("opted-out", "external_reference\nREF-" + first + "\n");

        Reply taken = administrator.post(lists(), Map.of("file", list.file(), "accept", accept));
        Reply unconsented = administrator.post(lists(), Map.of("file", list.file()));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(unconsented.status()).isEqualTo(422);
        assertThat(invitations()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "service,             NONE,            is not the code",
        "service,             '',              is required",
        "transition_date,     yesterday,       is no date",
        "transition_date,     31/2/2026,       is no date",
        "transition_date,     2999-01-01,      is in the future",
        "transition_date,     2020-01-01,      period",
        "mobile,              12-not-a-number, is no telephone number",
        "email,               nobody.example,  is no email address",
        "postcode,            ???,             is no postcode",
        "age_band,            old,             must be one of",
        "sex,                 unknown,         must be one of",
        "route,               by-air,          must be one of",
        "language,            tlh,             is not one of",
        "format_needs,        telepathy,       must be one of",
        "destination_service, NONE,            is not the code",
        "destination_service, S1,              is the service that the person left",
    })
    void a_bad_row_is_named_by_line_column_and_reason_and_never_quoted(
            String column, String value, String reason) {
        Reply reply =
                preview(
                        new PeopleList()
                                .with(first, Map.of())
                                .with(first + 1, Map.of(column, value)),
                        Map.of());

        assertThat(reply.status()).isEqualTo(200);
        JsonNode report = reply.json();
        assertThat(report.get("bad").asInt()).isEqualTo(1);
        assertThat(report.get("invited").asInt()).isEqualTo(1);
        JsonNode row = report.get("leftOut").get(0);
        assertThat(row.get("line").asInt()).isEqualTo(3);
        assertThat(row.get("column").asText()).isEqualTo(column);
        assertThat(row.get("reason").asText()).contains(reason);
        assertThat(reply.body()).doesNotContain("12-not-a", "nobody.example", "telepathy");
    }

    @Test
    void a_row_of_another_length_is_left_out_and_a_broken_quote_ends_the_reading() {
        JsonNode report = shown(new PeopleList().line("S1,2026-01-01").people(first, first));
        assertThat(report.get("bad").asInt()).isEqualTo(1);
        assertThat(report.get("invited").asInt()).isEqualTo(1);

        Reply broken = preview(new PeopleList().line("\"Mrs Secret"), Map.of());
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body()).contains("double quote").doesNotContain("Secret");
    }

    @Test
    void a_file_without_a_heading_names_nobody_in_the_answer() {
        Reply reply =
                administrator.post(
                        lists() + "/preview", Map.of("file", "S1,2026-01-01,Mrs Secret\n"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("transition_date").doesNotContain("Secret");
    }

    @Test
    void columns_of_any_name_are_mapped_and_unknown_ones_told_by_their_place() {
        String file =
                "Ward,Left on,Tel no,NHS No\nS1,%s,07700 8%05d,999\n"
                        .formatted(SurveyFixtures.today().minusDays(3), first);
        Reply reply =
                administrator.post(
                        lists() + "/preview",
                        Map.of(
                                "file",
                                file,
                                "columns",
                                Map.of(
                                        "service", "Ward",
                                        "transition_date", "Left on",
                                        "mobile", "Tel no")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("invited").asInt()).isEqualTo(1);
        assertThat(reply.json().get("unusedColumns")).hasSize(1);
        assertThat(reply.json().get("unusedColumns").get(0).asInt()).isEqualTo(4);
    }

    private void stop(String reason, String file) {
        Reply reply =
                administrator.post(
                        "/api/v1/stop-lists",
                        Map.of("organisation", "P1", "reason", reason, "file", file));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void whoever_must_not_be_asked_is_counted_by_reason_and_the_counts_add_up() {
        SurveyId earlier = survey;
        assertThat(new PeopleList().people(first, first).take(administrator, earlier).status())
                .isEqualTo(201);
        survey = planned();
        assertThat(
                        new PeopleList()
                                .people(first + 1, first + 1)
                                .take(administrator, survey)
                                .status())
                .isEqualTo(201);
        stop("opted-out", "email\nperson%d@example.org\n".formatted(first + 2));
        stop("dead", "mobile\n+44 7700 9%05d\n".formatted(first + 3));
        String long_ago = SurveyFixtures.today().minusDays(43).toString();
        String nowhere = "";

        JsonNode report =
                shown(
                        new PeopleList()
                                .people(first, first + 9)
                                .with(first + 4, Map.of("external_reference", "", "email", ""))
                                .with(first + 10, Map.of("age_band", "0-15"))
                                .with(first + 11, Map.of("transition_date", long_ago))
                                .with(
                                        first + 12,
                                        Map.of(
                                                "mobile", nowhere,
                                                "email", nowhere,
                                                "postcode", nowhere)));

        assertThat(report.get("excluded").toString())
                .isEqualTo(
                        "{\"asked-recently\":1,\"no-contact\":1,\"on-deaths-list\":1,"
                                + "\"opted-out\":1,\"outside-window\":1,\"under-16\":1}");
        assertThat(report.get("duplicates").asInt())
                .as("one of the list before, one of this list")
                .isEqualTo(2);
        assertThat(report.get("invited").asInt()).isEqualTo(6);
        assertThat(report.get("rows").asLong()).isEqualTo(14).isEqualTo(total(report));
        assertThat(report.get("leftOut")).hasSize(8);
    }

    @Test
    void what_another_organisation_knows_of_a_person_tells_nothing() {
        stop("dead", "external_reference\nREF-" + first + "\n");
        survey = surveys.openSurvey(Map.of("owner", "P2"));
        administrator.put("/api/v1/surveys/" + survey + "/plan", PeopleList.plan(Map.of()));

        assertThat(shown(new PeopleList().people(first, first)).get("invited").asInt())
                .isEqualTo(1);
    }

    @Test
    void the_same_seed_draws_the_same_people_in_proportion_and_another_others() {
        PeopleList list = new PeopleList();
        for (int i = 0; i < 90; i++) {
            list.with(first + i, Map.of("sex", i < 60 ? "female" : "male"));
        }
        Map<String, Object> sample = Map.of("size", 30, "stratifyBy", List.of("sex"));

        JsonNode drawn = preview(list, Map.of("sample", sample)).json();
        Map<String, Object> seeded = new HashMap<>(sample);
        seeded.put("seed", drawn.get("seed").asLong());
        JsonNode again = preview(list, Map.of("sample", seeded)).json();
        seeded.put("seed", (drawn.get("seed").asLong() + 1) % 1000);
        JsonNode other = preview(list, Map.of("sample", seeded)).json();

        assertThat(again).isEqualTo(drawn);
        assertThat(other.get("leftOut")).isNotEqualTo(drawn.get("leftOut"));
        assertThat(drawn.get("invited").asInt()).isEqualTo(30);
        assertThat(drawn.get("notSampled").asInt()).isEqualTo(60);
        long women =
                StreamSupport.stream(drawn.get("leftOut").spliterator(), false)
                        .filter(row -> row.get("line").asInt() <= 61)
                        .count();
        assertThat(60 - women).as("two thirds of the sample").isEqualTo(20);
    }

    @Test
    void contact_details_are_nowhere_in_the_database_as_they_are() {
        new PeopleList()
                .with(first, Map.of("name", "Wilhelmina Unmistakable"))
                .take(administrator, survey);

        List<String> tables =
                database.list(
                        "select table_name from information_schema.tables where table_schema ="
                                + " 'public' and table_type = 'BASE TABLE'",
                        row -> row.text("table_name"));
        for (String table : tables) {
            List<String> rows =
                    database.list(
                            "select cast(t as text) as row from \"" + table + "\" t",
                            row -> row.text("row"));
            assertThat(rows)
                    .as(table)
                    .noneMatch(row -> row.contains("Unmistakable") || row.contains("077009"))
                    .noneMatch(
                            row -> row.contains("7700" + first) || row.contains("person" + first));
        }
    }

    @Test
    void nobody_takes_a_list_into_a_survey_that_is_not_open_or_has_no_plan() {
        SurveyId draft = surveys.draft(Map.of());
        PeopleList list = new PeopleList().people(first, first);
        survey = draft;
        assertThat(preview(list, Map.of()).status()).as("without a plan").isEqualTo(409);
        administrator.put("/api/v1/surveys/" + draft + "/plan", PeopleList.plan(Map.of()));

        Reply taken = list.take(administrator, draft);

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("code").asText()).isEqualTo("survey-not-open");
    }

    @Test
    void a_list_of_those_to_stop_is_taken_whole_or_not_at_all() {
        Reply faulty =
                administrator.post(
                        "/api/v1/stop-lists",
                        Map.of(
                                "organisation",
                                "P1",
                                "reason",
                                "dead",
                                "file",
                                "external_reference,email\nREF-%d,\n,secret\n".formatted(first)));

        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("\"line\":3").doesNotContain("secret");
        assertThat(shown(new PeopleList().people(first, first)).get("invited").asInt())
                .isEqualTo(1);
    }
}
