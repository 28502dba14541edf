package org.joinedup.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/** What somebody is told who asks what is held about them. */
class HeldTest extends ServiceTest {
    private SurveyFixtures surveys;
    private Api coordinator;
    private SurveyId survey;

    @BeforeAll
    void somebody_was_invited() {
        Api anonymous = new Api(server.getURI());
        surveys = new SurveyFixtures(anonymous, database);
        coordinator = Fixtures.signedIn(anonymous, "coordinator", "P1");
        survey = surveys.openSurvey(Map.of("asksAboutYou", true));
        coordinator.put("/api/v1/surveys/" + survey + "/plan", PeopleList.plan(Map.of()));
        new PeopleList().with(1, Map.of("name", "A person")).take(coordinator, survey);
    }

    private String held(String invitation) {
        return "/api/v1/surveys/" + survey + "/invitations/" + invitation + "/held";
    }

    private String listed() {
        return coordinator
                .get("/api/v1/surveys/" + survey + "/invitations")
                .json()
                .at("/items/0/id")
                .asText();
    }

    @Test
    void everything_that_is_held_of_a_person_on_a_list_is_told_and_that_it_was_is_in_the_trail() {
        String id = listed();

        Reply reply = coordinator.get(held(id));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode told = reply.json();
        assertThat(told.at("/contact/name").asText()).isEqualTo("A person");
        assertThat(told.at("/contact/mobile").asText()).endsWith("7700900001");
        assertThat(told.at("/contact/email").asText()).isEqualTo("person1@example.org");
        assertThat(told.at("/contact/address/0").asText()).isEqualTo("1 High Street");
        assertThat(told.get("externalReference").asText()).isEqualTo("REF-1");
        assertThat(told.get("state").asText()).isEqualTo("issued");
        assertThat(told.get("links").asInt()).isPositive();
        assertThat(told.at("/messages/0/channel").asText()).isEqualTo("sms");
        assertThat(told.get("beganToAnswer").asBoolean()).isFalse();
        assertThat(
                        database.list(
                                "select actor from audit_entry where act = 'held-told' and subject"
                                        + " = ?",
                                row -> row.text("actor"),
                                id))
                .hasSize(1);
    }

    @Test
    void that_somebody_answered_is_told_by_the_day_and_neither_what_nor_when_nor_their_link() {
        SurveyFixtures.Invited invited = surveys.invite(survey, "S1");
        WebForms.send(api, invited.path() + "/start", Map.of("respondent", "self"));
        WebForms.send(api, invited.path() + "/questions/1", Map.of("answer", "3"));
        assertThat(
                        coordinator
                                .get(held(invited.id().toString()))
                                .json()
                                .get("beganToAnswer")
                                .asBoolean())
                .isTrue();
        WebForms.send(api, invited.path() + "/about-you", Map.of("ageBand", "75-84"));
        assertThat(WebForms.send(api, invited.path() + "/submit", Map.of()).status())
                .isEqualTo(303);

        Reply reply = coordinator.get(held(invited.id().toString()));

        assertThat(reply.json().get("state").asText()).isEqualTo("completed");
        assertThat(reply.json().get("answeredOn").asText())
                .isEqualTo(SurveyFixtures.today().toString());
        String receipt =
                database.list("select receipt from response", row -> row.text("receipt"))
                        .getFirst();
        assertThat(reply.body())
                .doesNotContain(invited.token(), receipt, "75-84", "answers", "/s/")
                .doesNotContainPattern("[0-9]T[0-9]");
        assertThat(reply.json().get("contactDetailsAreHeld").asBoolean(true)).isFalse();
        assertThat(reply.json().has("mustNotBeAsked")).as("which nobody knows").isFalse();
    }

    @Test
    void that_somebody_was_asked_before_and_must_not_be_asked_again_is_told() {
        SurveyId next = surveys.openSurvey();
        coordinator.put("/api/v1/surveys/" + next + "/plan", PeopleList.plan(Map.of()));
        LocalDate before = SurveyFixtures.today().minusDays(400);
        database.update("update asked_person set asked_on = ?", before);
        new PeopleList().with(1, Map.of("name", "A person")).take(coordinator, next);
        String path = "/api/v1/surveys/" + next + "/invitations";
        String id = coordinator.get(path).json().at("/items/0/id").asText();

        JsonNode told = coordinator.get(path + "/" + id + "/held").json();
        assertThat(told.at("/otherwiseAskedOn/0").asText()).isEqualTo(before.toString());
        assertThat(told.get("otherwiseAskedOn").size()).isOne();
        assertThat(told.get("mustNotBeAsked").asBoolean(true)).isFalse();

        database.update(
                """
                insert into barred_person (owner_id, person_key, reason, since)
                select owner_id, person_keys[1], 'opted-out', now() from invitation_contact
                where invitation_id = cast(? as uuid)
                """,
                id);
        assertThat(
                        coordinator
                                .get(path + "/" + id + "/held")
                                .json()
                                .get("mustNotBeAsked")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void others_are_told_nothing() {
        String id = listed();

        assertThat(Fixtures.signedIn(api, "coordinator", "P2").get(held(id)).status())
                .isEqualTo(404);
        assertThat(Fixtures.signedIn(api, "viewer", "P1").get(held(id)).status()).isEqualTo(403);
        assertThat(api.get(held(id)).status()).isEqualTo(401);
        SurveyId other = surveys.openSurvey();
        assertThat(
                        coordinator
                                .get("/api/v1/surveys/" + other + "/invitations/" + id + "/held")
                                .status())
                .as("of another survey of the same owner")
                .isEqualTo(404);
    }
}
