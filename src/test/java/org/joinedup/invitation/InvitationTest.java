package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.SurveyFixtures.Invited;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class InvitationTest extends ServiceTest {
    private Api administrator;
    private SurveyFixtures surveys;

    @BeforeAll
    void begin() {
        api = new Api(server.getURI());
        surveys = new SurveyFixtures(api, database);
        administrator = api.administrator();
    }

    @Test
    void an_invitation_is_answered_with_its_link_and_where_its_code_and_letter_are() {
        SurveyId survey = surveys.openSurvey();
        LocalDate transition = SurveyFixtures.today().minusDays(10);

        Reply reply = issue(survey, "S1", Map.of("externalReference", "A 1"));

        assertThat(reply.status()).isEqualTo(201);
        JsonNode issued = reply.json().at("/invitations/0");
        String link = issued.get("link").asText();
        assertThat(link).matches("http://localhost:8080/s/[0-9a-hjkmnp-tv-z]{26}");
        assertThat(issued.get("qr").asText()).isEqualTo(link + "/qr.svg");
        assertThat(issued.get("letter").asText()).isEqualTo(link + "/letter");
        assertThat(issued.get("externalReference").asText()).isEqualTo("A 1");
        assertThat(ZonedDateTime.parse(issued.get("expiresAt").asText()))
                .isEqualTo(
                        transition
                                .plusDays(43)
                                .atStartOfDay(ZoneId.of("Europe/London"))
                                .toInstant()
                                .atZone(java.time.ZoneOffset.UTC));
    }

    private Reply issue(SurveyId survey, String service, Map<String, Object> different) {
        return administrator.post(
                path(survey),
                Map.of(
                        "service",
                        service,
                        "invitations",
                        List.of(SurveyFixtures.invitation(different))));
    }

    private static String path(SurveyId survey) {
        return "/api/v1/surveys/" + survey + "/invitations";
    }

    @Test
    void what_the_person_needs_is_kept_with_the_invitation() {
        SurveyId survey = surveys.openSurvey();
        issue(
                survey,
                "S1",
                Map.of(
                        "destinationService", "T1",
                        "mode", "sms",
                        "formatNeeds", List.of("braille", "large-print", "braille"),
                        "externalReference", "A1"));

        JsonNode listed = administrator.get(path(survey)).json().at("/items/0");

        assertThat(listed.get("service").asText()).isEqualTo("S1");
        assertThat(listed.get("destinationService").asText()).isEqualTo("T1");
        assertThat(listed.get("mode").asText()).isEqualTo("sms");
        assertThat(listed.get("language").asText()).isEqualTo("en");
        assertThat(listed.get("formatNeeds").toString()).isEqualTo("[\"large-print\",\"braille\"]");
        assertThat(listed.get("state").asText()).isEqualTo("issued");
        assertThat(listed.toString()).doesNotContain("/s/");
    }

    @Test
    void only_an_open_survey_issues_invitations() {
        for (List<String> steps :
                List.of(List.<String>of(), List.of("open", "pause"), List.of("close"))) {
            SurveyId survey = surveys.draft(Map.of());
            steps.forEach(
                    step -> administrator.post("/api/v1/surveys/" + survey + "/" + step, "{}"));

            Reply reply = issue(survey, "S1", Map.of());

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("code").asText()).isEqualTo("survey-not-open");
        }
    }

    @Test
    void the_list_is_read_in_the_order_of_issue_in_pages_and_by_state() {
        SurveyId survey = surveys.openSurvey();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(surveys.invite(survey, "S1").id().toString());
        }
        administrator.post("/api/v1/invitations/" + ids.get(1) + "/withdraw", "{}");
        surveys.expire(new InvitationId(UUID.fromString(ids.get(3))));

        assertThat(listed(survey, "?limit=2")).containsExactlyElementsOf(ids);
        assertThat(listed(survey, "?state=issued&limit=1"))
                .containsExactly(ids.get(0), ids.get(2), ids.get(4));
        assertThat(listed(survey, "?state=expired")).containsExactly(ids.get(3));
        assertThat(listed(survey, "?state=withdrawn")).containsExactly(ids.get(1));
        Reply unknown = administrator.get(path(survey) + "?state=lost");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("state");
    }

    private List<String> listed(SurveyId survey, String query) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = administrator.get(path(survey) + query + after).json();
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);
        return ids;
    }

    @Test
    void progress_counts_the_states_as_they_are_now() {
        SurveyId survey = surveys.openSurvey();
        for (String state : List.of("issued", "opened", "completed", "withdrawn", "opted-out")) {
            Invited invited = surveys.invite(survey, "S1");
            database.update("update invitation set state = ? where id = ?", state, invited.id());
        }
        for (String state : List.of("issued", "opened", "completed")) {
            Invited invited = surveys.invite(survey, "S1");
            database.update("update invitation set state = ? where id = ?", state, invited.id());
            surveys.expire(invited.id());
        }

        JsonNode progress = administrator.get("/api/v1/surveys/" + survey + "/progress").json();

        assertThat(progress.toString())
                .isEqualTo(
                        "{\"invited\":8,\"issued\":1,\"opened\":1,\"completed\":2,\"expired\":2,"
                                + "\"withdrawn\":1,\"optedOut\":1,\"kioskResponses\":0,"
                                + "\"openResponses\":0}");
    }

    @Test
    void an_invitation_is_withdrawn_once_and_its_link_ends() {
        Invited invited = surveys.invite(surveys.openSurvey(), "S1");
        String path = "/api/v1/invitations/" + invited.id() + "/withdraw";

        assertThat(administrator.post(path, "{}").json().get("state").asText())
                .isEqualTo("withdrawn");
        assertThat(administrator.post(path, "{}").status()).isEqualTo(409);
        assertThat(api.get(invited.path() + "/letter").status()).isEqualTo(410);
    }

    @Test
    void an_expired_invitation_is_neither_withdrawn_nor_given_a_link() {
        Invited invited = surveys.invite(surveys.openSurvey(), "S1");
        surveys.expire(invited.id());
        String path = "/api/v1/invitations/" + invited.id();

        Reply withdrawn = administrator.post(path + "/withdraw", "{}");
        Reply link = administrator.post(path + "/links", Map.of("revokeOthers", false));

        assertThat(withdrawn.status()).isEqualTo(409);
        assertThat(withdrawn.json().get("detail").asText()).contains("expired");
        assertThat(link.status()).isEqualTo(409);
    }

    @Test
    void another_link_opens_the_same_invitation_and_revokes_the_others_only_when_asked() {
        Invited invited = surveys.invite(surveys.openSurvey(), "S1");
        String path = "/api/v1/invitations/" + invited.id() + "/links";

        String second = another(path, false);
        assertThat(api.get(invited.path() + "/letter").status()).isEqualTo(200);
        assertThat(api.get(second + "/letter").status()).isEqualTo(200);

        String third = another(path, true);
        assertThat(api.get(invited.path() + "/letter").status()).isEqualTo(404);
        assertThat(api.get(second + "/letter").status()).isEqualTo(404);
        assertThat(api.get(third + "/letter").status()).isEqualTo(200);
        assertThat(administrator.post(path, "{}").json().at("/errors/0/field").asText())
                .isEqualTo("revokeOthers");
    }

    private String another(String path, boolean revokeOthers) {
        Reply reply = administrator.post(path, Map.of("revokeOthers", revokeOthers));
        assertThat(reply.status()).isEqualTo(201);
        String link = reply.json().get("link").asText();
        return link.substring(link.indexOf("/s/"));
    }

    @Test
    void of_eight_links_that_each_revoke_the_others_one_is_left() throws Exception {
        Invited invited = surveys.invite(surveys.openSurvey(), "S1");
        String path = "/api/v1/invitations/" + invited.id() + "/links";
        Set<Integer> answers = new TreeSet<>();
        List<String> live = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<String> call = () -> another(path, true);
            for (Future<String> link : callers.invokeAll(Collections.nCopies(8, call))) {
                int status = api.get(link.get() + "/letter").status();
                answers.add(status);
                if (status == 200) {
                    live.add(link.get());
                }
            }
        }

        assertThat(answers).containsExactly(200, 404);
        assertThat(live).hasSize(1);
    }
}
