package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SurveyTest extends ServiceTest {
    private static final String SURVEYS = "/api/v1/surveys";
    private static final List<Map<String, Object>> CTM_15 =
            List.of(Map.of("code", "ctm-15", "version", 1));

    private Api administrator;
    private Api coordinator;
    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        administrator = api.administrator();
        coordinator = Fixtures.signedIn(api, "coordinator", "P1");
    }

    @Test
    void a_survey_lives_from_draft_over_open_and_paused_to_closed_and_each_step_is_audited() {
        JsonNode made = administrator.post(SURVEYS, SurveyFixtures.survey(Map.of())).json();
        String path = SURVEYS + "/" + made.get("id").asText();

        assertThat(made.get("state").asText()).isEqualTo("draft");
        assertThat(made.get("owner").asText()).isEqualTo("P1");
        assertThat(made.at("/instruments/0/code").asText()).isEqualTo("i-statements");
        for (String step : List.of("open", "pause", "open", "close")) {
            assertThat(administrator.post(path + "/" + step, "{}").status()).isEqualTo(200);
        }
        Reply again = administrator.post(path + "/open", "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").asText()).isEqualTo("not-possible-now");
        assertThat(again.json().get("detail").asText()).contains("closed");
        assertThat(administrator.get(path).json().get("state").asText()).isEqualTo("closed");
        assertThat(audited(made.get("id").asText()))
                .containsExactly(
                        "create-survey demonstration",
                        "change-survey-state open",
                        "change-survey-state paused",
                        "change-survey-state open",
                        "change-survey-state closed");
    }

    private List<String> audited(String subject) {
        return database.list(
                "select act || ' ' || details as entry from audit_entry where subject = ? order by"
                        + " id",
                row -> row.text("entry"),
                subject);
    }

    @Test
    void a_live_survey_opens_only_when_every_permission_is_recorded() {
        List<Map<String, Object>> both =
                List.of(
                        Map.of("code", "i-statements", "version", 1),
                        Map.of("code", "ctm-15", "version", 1));
        String path =
                SURVEYS + "/" + surveys.draft(Map.of("demonstration", false, "instruments", both));

        Reply neither = administrator.post(path + "/open", "{}");
        assertThat(neither.status()).isEqualTo(409);
        assertThat(neither.json().get("code").asText()).isEqualTo("permission-not-recorded");
        assertThat(neither.json().get("errors")).hasSize(2);

        permit("i-statements");
        Reply one = administrator.post(path + "/open", "{}");
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.json().get("errors")).hasSize(1);
        assertThat(one.json().at("/errors/0/field").asText()).isEqualTo("instruments[1]");
        assertThat(one.json().at("/errors/0/reason").asText()).contains("ctm-15/1");

        permit("ctm-15");
        Reply opened = administrator.post(path + "/open", "{}");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json().get("demonstration").asBoolean()).isFalse();
        assertThat(opened.json().has("notice")).isFalse();
        database.update("delete from instrument_permission");
    }

    private void permit(String code) {
        Reply recorded =
                administrator.put(
                        "/api/v1/questionnaires/" + code + "/versions/1/permission",
                        Map.of(
                                "grantedBy", "the rights holder",
                                "grantedOn", "2026-01-01",
                                "reference", "letter 1"));
        assertThat(recorded.status()).isEqualTo(200);
    }

    @Test
    void a_demonstration_opens_without_permission_and_says_that_it_is_one() {
        String path = SURVEYS + "/" + surveys.draft(Map.of("instruments", CTM_15));

        JsonNode opened = administrator.post(path + "/open", "{}").json();

        assertThat(opened.get("state").asText()).isEqualTo("open");
        assertThat(opened.get("demonstration").asBoolean()).isTrue();
        assertThat(opened.get("notice").asText()).contains("demonstration");
    }

    @Test
    void a_survey_is_live_unless_said() {
        Map<String, Object> body = SurveyFixtures.survey(Map.of());
        body.remove("demonstration");

        Reply made = administrator.post(SURVEYS, body);

        assertThat(made.json().get("demonstration").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    title       | " "                                      | title
                    title       | "a\\u0000b"                              | title
                    askedBy     | null                                     | askedBy
                    owner       | "nobody"                                 | owner
                    owner       | null                                     | owner
                    instruments | []                                       | instruments
                    instruments | [null]                                   | instruments[0]
                    instruments | [{"version": 1}]                         | instruments[0].code
                    instruments | [{"code": "ctm-15"}]                     | instruments[0].version
                    instruments | [{"code": "ctm-15", "version": 1}, {"code": "ctm-99", "version": 1}] | instruments[1]
                    instruments | [{"code": "ctm-15", "version": 1}, {"code": "ctm-15", "version": 1}] | instruments[1]
                    instruments | [{"code": "ctm-15", "version": 1}, {"code": "ctm-3", "version": 1}]  | instruments
                    periodFrom  | "2026-13-01"                             | periodFrom
                    periodFrom  | "+999999999-12-31"                       | periodFrom
                    periodTo    | "2001-01-01"                             | periodTo
                    language    | "cy"                                     | language
                    demonstration | "yes"                                  | demonstration
                    surprise    | 1                                        | surprise
                    """)
    void a_fault_is_named_and_nothing_is_stored(String field, String value, String named) {
        long before = count();
        String body = json(SurveyFixtures.survey(Map.of()), field, value);

        Reply reply = administrator.post(SURVEYS, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(fields(reply)).contains(named);
        assertThat(count()).isEqualTo(before);
    }

    private static String json(Map<String, Object> body, String field, String value) {
        List<String> parts = new ArrayList<>();
        body.forEach((key, given) -> parts.add("\"%s\": %s".formatted(key, literal(given))));
        parts.removeIf(part -> part.startsWith("\"" + field + "\""));
        parts.add("\"%s\": %s".formatted(field, value));
        return "{" + String.join(", ", parts) + "}";
    }

    private static String literal(Object value) {
        return value instanceof List<?>
                ? "[{\"code\": \"i-statements\", \"version\": 1}]"
                : value instanceof String text ? "\"" + text + "\"" : value.toString();
    }

    private static List<String> fields(Reply reply) {
        List<String> fields = new ArrayList<>();
        reply.json().get("errors").forEach(error -> fields.add(error.get("field").asText()));
        return fields;
    }

    private long count() {
        return database.first("select count(*) as n from survey", row -> row.count("n"))
                .orElseThrow();
    }

    @Test
    void a_translation_that_is_released_can_be_asked_in() {
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "cy");
        List<Map<String, Object>> ctm3 = List.of(Map.of("code", "ctm-3", "version", 1));

        Reply made =
                administrator.post(
                        SURVEYS,
                        SurveyFixtures.survey(Map.of("instruments", ctm3, "language", "cy")));

        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void a_coordinator_makes_surveys_of_the_own_organisation_only() {
        Map<String, Object> unnamed = SurveyFixtures.survey(Map.of());
        unnamed.remove("owner");

        assertThat(coordinator.post(SURVEYS, unnamed).json().get("owner").asText()).isEqualTo("P1");
        Reply foreign = coordinator.post(SURVEYS, SurveyFixtures.survey(Map.of("owner", "P2")));
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(fields(foreign)).containsExactly("owner");
    }

    @Test
    void eight_callers_at_once_open_a_survey_once() throws Exception {
        String path = SURVEYS + "/" + surveys.draft(Map.of());
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<Integer> open = () -> administrator.post(path + "/open", "{}").status();
            for (Future<Integer> reply : callers.invokeAll(Collections.nCopies(8, open))) {
                statuses.add(reply.get());
            }
        }

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(7);
        assertThat(audited(path.substring(path.lastIndexOf('/') + 1)))
                .containsOnlyOnce("change-survey-state open");
    }

    @Test
    void the_list_is_read_in_pages_newest_first_without_a_gap_or_a_repeat() {
        for (int i = 0; i < 5; i++) {
            surveys.draft(Map.of());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = administrator.get(SURVEYS + "?limit=2" + after).json();
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);

        Set<String> distinct = new HashSet<>(seen);
        assertThat(distinct).hasSameSizeAs(seen).hasSize((int) count());
        assertThat(seen).isSortedAccordingTo(Collections.reverseOrder());
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=1001,limit", "limit=x,limit", "after=x,after"})
    void a_wrong_parameter_of_a_list_is_named(String query, String named) {
        Reply reply = administrator.get(SURVEYS + "?" + query);

        assertThat(reply.status()).as(reply.body()).isBetween(400, 422);
        assertThat(fields(reply)).containsExactly(named);
    }
}
