package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.contract.ContractCase;
import org.joinedup.contract.ContractCases;
import org.joinedup.contract.ContractWorld;
import org.joinedup.security.Attempt.Reader;
import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestDatabase;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Spoiled requests at random, over the API as {@code openapi.yml} describes it and over all forms.
 * Each of them follows from the seed and its number ({@code -Dfuzz.seed}, {@code -Dfuzz.requests}).
 */
class FuzzTest extends ServiceTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 700);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int MOST_FINDS = 40;

    private Wire wire;
    private Callers callers;
    private ApiAttempts ofApi;
    private PageAttempts ofPages;
    private StoredRows stored;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.putAll(ContractWorld.SETTINGS);
        settings.put("micronaut.server.client-address-header", "X-Forwarded-For");
        settings.put("joinedup.clients.requests-a-minute", "1000000");
        settings.put("joinedup.clients.requests-a-day", "1000000");
        // Nothing goes on by itself, so that what is written was written by the request.
        for (String interval :
                List.of(
                        "folding-interval",
                        "webhooks.interval",
                        "fieldwork.interval",
                        "clients.usage-interval")) {
            settings.put("joinedup." + interval, "1h");
        }
        return settings;
    }

    @BeforeAll
    void there_is_something_to_break() {
        Api anonymous = new Api(server.getURI());
        List<ContractCase> cases = new ContractCases(anonymous, database).all();
        wire = new Wire(server.getURI());
        callers = new Callers(anonymous, "P1", "P2", "C1");
        ofApi = new ApiAttempts(cases, callers, wire.host());
        List<String> links = patients(anonymous);
        ofPages = new PageAttempts(starts(links), links, callers, wire.host());
        stored = new StoredRows(database);
    }

    @AfterAll
    void end() throws Exception {
        wire.close();
        stored.close();
    }

    /** Some have not begun, most have. */
    private List<String> patients(Api anonymous) {
        SurveyFixtures surveys = new SurveyFixtures(anonymous, database);
        List<String> links = new ArrayList<>();
        var survey = surveys.openSurvey(Map.of("asksAboutYou", true));
        for (int i = 0; i < 10 + REQUESTS / 100; i++) {
            String path = surveys.invite(survey, "S1").path();
            links.add(path);
            if (i > 0) {
                WebForms.send(anonymous, path + "/start", Map.of("respondent", "self"));
            }
        }
        return links;
    }

    private Map<Reader, List<String>> starts(List<String> links) {
        List<String> ofStaff =
                List.of(
                        "/",
                        "/services",
                        "/first-visit",
                        "/glossary",
                        "/password",
                        "/surveys",
                        "/surveys/new",
                        "/stop-lists");
        List<String> ofAdministrators = new ArrayList<>(ofStaff);
        ofAdministrators.addAll(List.of("/users/new", "/editions", "/editions/new", "/kiosks"));
        List<String> ofPatients = new ArrayList<>(List.of("/sign-in", "/s", "/kiosk"));
        for (String page :
                List.of(
                        "",
                        "/start",
                        "/questions/1",
                        "/about-you",
                        "/check",
                        "/later",
                        "/opt-out")) {
            ofPatients.add(links.get(1) + page);
        }
        ofPatients.add(links.get(0));
        return Map.of(
                Reader.ADMINISTRATOR, ofAdministrators,
                Reader.COORDINATOR, ofStaff,
                Reader.VIEWER, List.of("/", "/services", "/password"),
                Reader.NOBODY, ofPatients);
    }

    @Test
    void nothing_that_is_sent_breaks_anything_tells_of_the_inside_or_is_stored_though_refused()
            throws IOException {
        assertThat(ofPages.forms()).as("forms that are sent").hasSizeGreaterThan(20);
        Judge judge = new Judge(stored);
        Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
        for (int number = 0; number < REQUESTS && judge.finds().size() < MOST_FINDS; number++) {
            Random random = new Random(SEED * 1_000_003 + number);
            Attempt attempt = random.nextInt(5) < 3 ? ofApi.next(random) : ofPages.next(random);
            judge.before();
            Wire.Answer answer = send(attempt);
            judge.after(number, attempt, answer, () -> send(attempt));
            counts.computeIfAbsent(
                            (attempt.isApi() ? "API" : "pages") + " | " + attempt.reader(),
                            key -> new TreeMap<>())
                    .merge(answer.status(), 1, Integer::sum);
            if (isPutOut(attempt, answer)) {
                callers.signIn(attempt.reader());
            }
        }
        write(counts, judge.finds());

        assertThat(judge.finds()).as("of seed " + SEED).isEmpty();
    }

    @Test
    void what_would_be_wrong_is_found() {
        Attempt attempt =
                new Attempt("a try", Reader.NOBODY, "POST", "/api/v1/tokens", List.of(), "");
        List<String> headers = List.of("Content-Type: application/problem+json");
        Wire.Answer refused = new Wire.Answer(422, headers, "{}");
        Judge judge = new Judge(stored);
        judge.before();
        judge.after(0, attempt, refused, () -> refused);
        assertThat(judge.finds()).isEmpty();

        judge.after(1, attempt, new Wire.Answer(500, headers, "{}"), () -> refused);
        judge.after(2, attempt, new Wire.Answer(404, List.of(), "{}"), () -> refused);
        judge.after(
                3, attempt, new Wire.Answer(400, headers, "\tat org.joinedup.X"), () -> refused);
        judge.after(4, attempt, writing(refused), () -> writing(refused));

        assertThat(judge.finds())
                .extracting(find -> find.replaceFirst("(?s)\n.*", ""))
                .containsExactly(
                        "request 1: status 500",
                        "request 2: no problem but ",
                        "request 3: tells \tat ",
                        "request 4: wrote to [barrier]");
    }

    private Wire.Answer writing(Wire.Answer answer) {
        TestDatabase.asOwner(database, "update barrier set name = name || '.'");
        return answer;
    }

    private Wire.Answer send(Attempt attempt) {
        return wire.send(attempt.method(), attempt.target(), attempt.headers(), attempt.bytes());
    }

    private static boolean isPutOut(Attempt attempt, Wire.Answer answer) {
        return (attempt.about().contains("sign") && answer.status() < 400)
                || answer.status() == 401
                || answer.header("Location").endsWith("/sign-in")
                || (attempt.about().endsWith("/kiosks") && answer.status() == 303);
    }

    /** For whoever wants to know what was tried. */
    private void write(Map<String, Map<Integer, Integer>> counts, List<String> finds)
            throws IOException {
        StringBuilder table =
                new StringBuilder(
                        "%,d requests of seed %d over %d operations and %d kinds of forms: %d finds%n%n"
                                .formatted(
                                        counts.values().stream()
                                                .flatMap(each -> each.values().stream())
                                                .mapToInt(Integer::intValue)
                                                .sum(),
                                        SEED,
                                        ofApi.operations(),
                                        ofPages.forms().size(),
                                        finds.size()));
        table.append("| of | as | answers by status |\n|---|---|---|\n");
        counts.forEach(
                (whose, statuses) ->
                        table.append("| %s | %s |%n".formatted(whose, told(statuses))));
        finds.forEach(find -> table.append("\n```\n").append(find).append("\n```\n"));
        Path file = Path.of("target", "fuzz.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        System.out.println(table);
    }

    private static String told(Map<Integer, Integer> statuses) {
        List<String> told = new ArrayList<>();
        statuses.forEach((status, count) -> told.add("%d: %,d".formatted(status, count)));
        return String.join(", ", told);
    }
}
