package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file becomes invitations page by page, and is kept by nobody but the browser meanwhile. */
class ListPagesTest extends ServiceTest {
    private static final Pattern CHOSEN =
            Pattern.compile("(?s)<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\" selected>");

    private static int number = 200_000;

    private SurveyFixtures surveys;
    private Api coordinator;
    private Api stranger;
    private SurveyId survey;
    private int first;

    @BeforeAll
    void two_providers_have_coordinators() {
        Api anonymous = new Api(server.getURI());
        surveys = new SurveyFixtures(anonymous, database);
        coordinator = Fixtures.signedIn(anonymous, "coordinator", "P1");
        stranger = Fixtures.signedIn(anonymous, "coordinator", "P2");
    }

    @BeforeEach
    void a_survey_is_open() {
        survey = surveys.openSurvey();
        coordinator.put("/api/v1/surveys/" + survey + "/plan", PeopleList.plan(Map.of()));
        number += 100;
        first = number;
    }

    private String lists() {
        return "/surveys/" + survey + "/lists";
    }

    private long invitations() {
        return database.first(
                        "select count(*) as n from invitation where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    /** What the page would send as it stands. */
    private static Map<String, String> chosen(Reply page) {
        Map<String, String> fields = new HashMap<>(WebForms.hidden(page.body()));
        Matcher select = CHOSEN.matcher(page.body());
        while (select.find()) {
            Matcher option = OPTION.matcher(select.group(2));
            fields.put(select.group(1), option.find() ? option.group(1) : "");
        }
        return fields;
    }

    private Reply mapped(String file) {
        Reply page = WebForms.upload(coordinator, lists(), file, Map.of("step", "map"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }

    private Reply step(String step, Reply page, Map<String, String> different) {
        Map<String, String> fields = chosen(page);
        fields.put("step", step);
        fields.putAll(different);
        return WebForms.multipart(coordinator, lists(), fields);
    }

    @Test
    void a_list_is_mapped_looked_at_and_taken_and_nothing_is_stored_before() {
        String file =
                new PeopleList()
                        .people(first, first + 4)
                        .with(first, Map.of())
                        .with(first + 5, Map.of("transition_date", "yesterday"))
                        .with(first + 6, Map.of("age_band", "0-15"))
                        .file();
        Reply map = mapped(file.replace("\n", "\r\n"));
        assertThat(chosen(map)).containsEntry("column-service", "service");
        Reply shown = step("preview", map, Map.of("who", "all"));

        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Invite 5 people", "of 8 rows would be invited", "transition_date")
                .contains("is the person of line 2", ">S1<");
        assertThat(invitations()).isZero();
        assertThat(listsStored()).isZero();

        Reply taken = step("take", shown, Map.of());
        assertThat(taken.status()).as(taken.body()).isEqualTo(303);
        assertThat(invitations()).isEqualTo(5);
        assertThat(coordinator.get(taken.header("Location")).body())
                .contains("5 people are invited", "coordinator-of-P1");
        assertThat(worksAboutTheSurvey()).as("seen by whoever watches it").isOne();
        assertThat(step("take", shown, Map.of()).status()).isEqualTo(303);
        assertThat(invitations()).isEqualTo(5);
    }

    private long worksAboutTheSurvey() {
        return database.first(
                        "select count(*) as n from progress where about = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    private long listsStored() {
        return database.first(
                        "select count(*) as n from fieldwork_list where survey_id = ?",
                        row -> row.count("n"),
                        survey)
                .orElseThrow();
    }

    @Test
    void columns_are_guessed_by_the_words_that_other_systems_use() {
        String file =
                "Ward Code,Discharge Date,Mobile No,E-mail address,Hospital number,Consultant\n"
                        + "S1,%s,07700900%03d,,H%d,\n"
                                .formatted(
                                        SurveyFixtures.today().minusDays(5), first % 1000, first);

        Reply map = mapped(file);

        assertThat(chosen(map))
                .containsEntry("column-service", "Ward Code")
                .containsEntry("column-transition_date", "Discharge Date")
                .containsEntry("column-mobile", "Mobile No")
                .containsEntry("column-external_reference", "Hospital number")
                .containsEntry("column-sex", "");
        Reply shown = step("preview", map, Map.of("who", "all"));
        assertThat(shown.body()).contains("Invite 1 person", "are not read: 6");
    }

    @Test
    void what_is_chosen_for_nothing_is_not_read_though_its_heading_is_the_very_name() {
        String file = new PeopleList().with(first, Map.of("age_band", "no age at all")).file();
        Reply map = mapped(file);

        Reply read = step("preview", map, Map.of("who", "all"));
        Reply passedOver = step("preview", map, Map.of("who", "all", "column-age_band", ""));

        assertThat(read.body()).contains("age_band").doesNotContain("Invite 1 person");
        assertThat(passedOver.body()).contains("Invite 1 person");
    }

    @Test
    void a_sample_has_a_seed_that_is_shown_stored_and_draws_the_same_again() {
        Reply map = mapped(new PeopleList().people(first, first + 19).file());
        Map<String, String> sample = Map.of("who", "sample", "size", "6", "stratum-sex", "yes");

        Reply shown = step("preview", map, sample);
        String seed = WebForms.hidden(shown.body()).get("seed");
        assertThat(seed).matches("[0-9]+");
        assertThat(shown.body()).contains("Invite 6 people", ">" + seed + "<", "14");
        Reply again = step("preview", shown, Map.of());
        assertThat(WebForms.hidden(again.body()))
                .containsEntry("accept", WebForms.hidden(shown.body()).get("accept"));
        assertThat(step("take", again, Map.of()).status()).isEqualTo(303);
        assertThat(invitations()).isEqualTo(6);
        assertThat(coordinator.get(lists()).body()).contains(">" + seed + "<");
    }

    @Test
    void what_changed_since_it_was_shown_is_shown_anew_and_not_taken() {
        Reply shown =
                step(
                        "preview",
                        mapped(new PeopleList().people(first, first + 2).file()),
                        Map.of("who", "all"));
        Reply stopped =
                WebForms.upload(
                        coordinator,
                        "/stop-lists",
                        "external_reference\nREF-" + first + "\n",
                        Map.of("reason", "opted-out"));
        assertThat(stopped.header("Location")).isEqualTo("/stop-lists?rows=1&ended=0");

        Reply taken = step("take", shown, Map.of());

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body()).contains("Something has changed", "Invite 2 people");
        assertThat(invitations()).isZero();
        assertThat(step("take", taken, Map.of()).status()).isEqualTo(303);
        assertThat(invitations()).isEqualTo(2);
    }

    @Test
    void while_the_survey_is_not_open_a_list_can_be_looked_at_and_not_taken() {
        coordinator.post("/api/v1/surveys/" + survey + "/pause", "{}");
        Reply shown =
                step(
                        "preview",
                        mapped(new PeopleList().people(first, first).file()),
                        Map.of("who", "all"));

        assertThat(shown.body())
                .contains("once the survey is open")
                .doesNotContain("value=\"take\"");
        assertThat(step("take", shown, Map.of()).status()).isEqualTo(409);
        assertThat(invitations()).isZero();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_in_plain_words() {
        Reply none = WebForms.upload(coordinator, lists(), "", Map.of("step", "map"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("id=\"upload-error\"", "Choose a file");
        Reply binary = WebForms.upload(coordinator, lists(), "PK\u0000\u0001", Map.of());
        assertThat(binary.body()).contains("not text in UTF-8");
        Reply unmapped = mapped("who,when\nS1,2026-01-01\n");
        Reply refused = step("preview", unmapped, Map.of("who", "all"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#column-service\"", "href=\"#column-transition_date\"");
        Reply size = step("preview", unmapped, Map.of("who", "sample", "size", "many"));
        assertThat(size.status()).isEqualTo(422);
        assertThat(size.body()).contains("id=\"size-error\"");
        Reply quotes = step("preview", mapped("service,transition_date\n\"S1,\n"), Map.of());
        assertThat(quotes.status()).isEqualTo(422);
        assertThat(quotes.body()).contains("double quote");
    }

    @Test
    void a_file_of_megabytes_comes_through_and_one_that_is_too_large_is_refused() {
        PeopleList list = new PeopleList();
        String filling = "x".repeat(2_000);
        for (int i = 0; i < 1_000; i++) {
            list.with(first, Map.of("address_1", filling));
        }

        Reply shown = step("preview", mapped(list.file()), Map.of("who", "all"));
        Reply tooLarge = WebForms.upload(coordinator, lists(), "x".repeat(9_000_000), Map.of());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("of 1,000 rows");
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void a_field_that_is_no_text_is_refused() {
        Map<String, String> form = Map.of("file", "service\nS1\n", "step", "take", "size", "1\0");

        assertThat(WebForms.multipart(coordinator, lists(), form).status()).isEqualTo(400);
        assertThat(WebForms.multipart(coordinator, "/stop-lists", form).status()).isEqualTo(400);
    }

    @Test
    void nothing_is_read_that_does_not_tell_its_length() throws IOException {
        assertThat(answerToTheBeginningOf(lists())).startsWith("HTTP/1.1 413");
        assertThat(answerToTheBeginningOf("/stop-lists")).startsWith("HTTP/1.1 413");
    }

    /** Of a form that is sent in portions, of which only the first ever comes. */
    private String answerToTheBeginningOf(String path) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            String head =
                    """
                    POST %s HTTP/1.1
                    Host: localhost
                    Content-Type: multipart/form-data; boundary=b
                    Transfer-Encoding: chunked

                    3
                    --b
                    """
                            .formatted(path)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void a_stop_list_is_taken_whole_or_not_at_all() {
        Reply wrong =
                WebForms.upload(
                        coordinator,
                        "/stop-lists",
                        "external_reference,mobile\nREF-1,\n,12\n",
                        Map.of("reason", "dead"));
        Reply empty = WebForms.upload(coordinator, "/stop-lists", "", Map.of());

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Line 3, mobile");
        assertThat(empty.body())
                .contains("Say why they must not be asked", "Choose a file that is not empty");
        assertThat(coordinator.get("/stop-lists?rows=3&ended=1").body())
                .contains("3 rows are taken. 1 invitation ended");
    }

    @Test
    void letters_that_are_due_are_put_into_a_batch_to_be_downloaded() {
        SurveyId byLetter = surveys.openSurvey();
        coordinator.put(
                "/api/v1/surveys/" + byLetter + "/plan",
                PeopleList.plan(
                        Map.of("steps", new Object[] {PeopleList.step("letter", 2, false)})));
        new PeopleList().people(first, first + 2).take(coordinator, byLetter);
        String page = "/surveys/" + byLetter + "/letters";

        Reply made = WebForms.send(coordinator, page, Map.of());

        assertThat(made.header("Location")).isEqualTo(page + "?made=3");
        String shown = coordinator.get(page + "?made=3").body();
        assertThat(shown).contains("3 letters were put into a batch");
        Matcher file = Pattern.compile("href=\"([^\"]+/csv)\"").matcher(shown);
        assertThat(file.find()).isTrue();
        assertThat(coordinator.get(file.group(1)).body().lines()).hasSize(4);
    }

    @Test
    void another_organisations_survey_takes_no_list() {
        Reply refused =
                WebForms.upload(
                        stranger,
                        lists(),
                        new PeopleList().people(first, first).file(),
                        Map.of("step", "map"));

        assertThat(refused.status()).isEqualTo(404);
    }
}
