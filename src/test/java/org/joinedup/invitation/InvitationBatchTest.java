package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class InvitationBatchTest extends ServiceTest {
    private static final int MOST = 10_000;

    private Api administrator;
    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        administrator = api.administrator();
    }

    @Test
    void ten_thousand_invitations_get_distinct_links_of_which_no_secret_is_stored()
            throws Exception {
        SurveyId survey = surveys.openSurvey();
        long start = System.nanoTime();

        Reply reply = post(survey, batch("S1", references(MOST)));

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%d invitations issued in %d ms%n", MOST, taken.toMillis());
        assertThat(reply.status()).isEqualTo(201);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
        Set<String> tokens = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (JsonNode issued : reply.json().get("invitations")) {
            String link = issued.get("link").asText();
            String token = link.substring(link.lastIndexOf('/') + 1);
            tokens.add(token);
            hashes.add(sha256(token));
        }
        assertThat(tokens).hasSize(MOST);
        assertThat(stored()).containsAll(hashes);
        assertThat(count(survey)).isEqualTo(MOST);
        String one = tokens.iterator().next();
        assertThat(dump()).contains(sha256(one)).doesNotContain(one).doesNotContain(hex(one));
    }

    private static String sha256(String token) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(String token) {
        return HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> stored() {
        return database.list(
                "select encode(token_hash, 'hex') as hash from invitation_link",
                row -> row.text("hash"));
    }

    /** Every row of every table of the service as text; bytes are in hexadecimal. */
    private String dump() {
        List<String> tables =
                database.list(
                        "select format('%I', tablename) as name from pg_tables where schemaname ="
                                + " 'public' and tablename <> 'flyway_schema_history'",
                        row -> row.text("name"));
        StringBuilder dump = new StringBuilder();
        for (String table : tables) {
            database.query(
                    "select cast(t as text) as line from " + table + " t",
                    row -> dump.append(row.text("line")).append('\n'));
        }
        return dump.toString();
    }

    private static List<Map<String, Object>> references(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SurveyFixtures.invitation(Map.of("externalReference", "R" + i)))
                .toList();
    }

    private static Map<String, Object> batch(String service, List<Map<String, Object>> entries) {
        return Map.of("service", service, "invitations", entries);
    }

    private Reply post(SurveyId survey, Object body) {
        return administrator.post("/api/v1/surveys/" + survey + "/invitations", body);
    }

    private long count(SurveyId survey) {
        return database.first(
                        "select count(*) as n from invitation where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    @Test
    void more_than_ten_thousand_or_none_are_refused() {
        SurveyId survey = surveys.openSurvey();

        for (int size : List.of(0, MOST + 1)) {
            Reply reply = post(survey, batch("S1", references(size)));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(fields(reply)).containsExactly("invitations");
        }
        assertThat(count(survey)).isZero();
    }

    private static List<String> fields(Reply reply) {
        List<String> fields = new ArrayList<>();
        reply.json().get("errors").forEach(error -> fields.add(error.get("field").asText()));
        return fields;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    transitionDate     | null
                    transitionDate     | "yesterday"
                    transitionDate     | "-999999999-01-01"
                    mode               | null
                    mode               | "pigeon"
                    language           | "fr"
                    language           | "\\u0000"
                    formatNeeds        | ["morse"]
                    formatNeeds        | 5
                    destinationService | "NONE"
                    destinationService | "S1"
                    externalReference  | ""
                    externalReference  | " A"
                    externalReference  | "a\\u0000"
                    externalReference  | "\\ud800"
                    externalReference  | "OLD"
                    externalReference  | "R0"
                    token              | "x"
                    """)
    void a_fault_of_one_entry_is_named_and_nothing_is_stored(String field, String value) {
        SurveyId survey = surveys.openSurvey();
        surveys.invite(survey, "S1", Map.of("externalReference", "OLD"));
        String entry =
                "{\"transitionDate\": \"%s\", \"mode\": \"sms\", \"%s\": %s}"
                        .formatted(ago(10), field, value);
        if (field.equals("transitionDate")) {
            entry = "{\"mode\": \"sms\", \"transitionDate\": %s}".formatted(value);
        }
        if (field.equals("mode")) {
            entry = "{\"transitionDate\": \"%s\", \"mode\": %s}".formatted(ago(10), value);
        }

        Reply reply =
                post(
                        survey,
                        """
                        {"service": "S1", "invitations": [
                            {"transitionDate": "%s", "mode": "sms", "externalReference": "R0"}, %s]}
                        """
                                .formatted(ago(10), entry));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(fields(reply)).first().asString().startsWith("invitations[1]." + field);
        assertThat(count(survey)).isEqualTo(1);
    }

    private static LocalDate ago(int days) {
        return SurveyFixtures.today().minusDays(days);
    }

    @ParameterizedTest
    @CsvSource({"1,422", "2,201", "42,201", "43,422"})
    void a_person_is_asked_two_to_forty_two_days_after_the_transition(int days, int status) {
        Reply reply =
                post(
                        surveys.openSurvey(),
                        batch(
                                "S1",
                                List.of(
                                        SurveyFixtures.invitation(
                                                Map.of("transitionDate", ago(days).toString())))));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void a_transition_outside_the_surveys_period_is_refused() {
        SurveyId survey =
                surveys.openSurvey(
                        Map.of("periodFrom", ago(9).toString(), "periodTo", ago(8).toString()));

        Reply reply = post(survey, batch("S1", references(1)));

        assertThat(fields(reply)).containsExactly("invitations[0].transitionDate");
        assertThat(reply.body()).contains("period");
    }

    @Test
    void a_language_must_be_released_for_every_instrument_of_the_survey() {
        SurveyId both =
                surveys.openSurvey(
                        Map.of(
                                "instruments",
                                List.of(
                                        Map.of("code", "ctm-3", "version", 1),
                                        Map.of("code", "i-statements", "version", 1))));
        SurveyId one =
                surveys.openSurvey(
                        Map.of("instruments", List.of(Map.of("code", "ctm-3", "version", 1))));
        Fixtures.translation(api.administrator(), Fixtures.CTM_3, "cy");
        Map<String, Object> welsh =
                batch("S1", List.of(SurveyFixtures.invitation(Map.of("language", "cy"))));

        assertThat(fields(post(both, welsh))).containsExactly("invitations[0].language");
        assertThat(post(one, welsh).status()).isEqualTo(201);
    }

    @Test
    void an_unknown_service_is_named_and_so_is_one_of_another_organisation() {
        SurveyId survey = surveys.openSurvey();
        Api coordinator = Fixtures.signedIn(api, "coordinator", "P1");
        String path = "/api/v1/surveys/" + survey + "/invitations";

        for (String service : List.of("NONE", "T1")) {
            Reply reply = coordinator.post(path, batch(service, references(1)));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(fields(reply)).containsExactly("service");
        }
        assertThat(coordinator.post(path, batch("S1", references(1))).status()).isEqualTo(201);
    }

    @Test
    void at_most_a_hundred_faults_are_listed() {
        List<Map<String, Object>> twice = new ArrayList<>(references(300));
        twice.addAll(references(300));

        Reply reply = post(surveys.openSurvey(), batch("S1", twice));

        assertThat(fields(reply)).hasSize(100).contains("invitations[300].externalReference");
    }

    @Test
    void the_same_batch_eight_times_at_once_is_issued_once() throws Exception {
        SurveyId survey = surveys.openSurvey();
        Map<String, Object> batch = batch("S1", references(50));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<Integer> call = () -> post(survey, batch).status();
            for (Future<Integer> status : callers.invokeAll(Collections.nCopies(8, call))) {
                statuses.add(status.get());
            }
        }

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(new TreeSet<>(statuses)).containsExactly(201, 422);
        assertThat(count(survey)).isEqualTo(50);
    }
}
