package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.Sex;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.UUID;

/** From an app. */
class AboutYouSubmissionTest extends ServiceTest {
    private static final Map<String, Object> SAID =
            Map.of("ageBand", "85-plus", "sex", "male", "ethnicGroup", "mixed");

    private Questionnaires questionnaires;
    private AboutPeople about;
    private ServiceId service;
    private SurveyId survey;
    private Invited invited;

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        about = new AboutPeople(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        questionnaires.askAboutPeople(survey);
        invited = questionnaires.invite(survey, service);
    }

    private Reply send(Object aboutYou) {
        Map<String, Object> body = JsonBody.of("ctm-3", 3, 3, 3);
        body.put("aboutYou", aboutYou);
        return api.post("/api/v1/invitations/" + invited.token() + "/responses", body);
    }

    @Test
    void what_the_person_says_and_what_came_with_the_invitation_are_stored_together() {
        about.record(invited, "1", "unplanned");

        assertThat(send(SAID).status()).isEqualTo(201);

        assertThat(about.stored(invited)).isEqualTo("85-plus male mixed 1 unplanned");
    }

    @Test
    void a_part_or_all_may_be_left_out() {
        assertThat(send(Map.of("sex", "other")).status()).isEqualTo(201);
        assertThat(about.stored(invited)).isEqualTo("- other - - -");
        invited = questionnaires.invite(survey, service);

        assertThat(send(null).status()).isEqualTo(201);
        assertThat(about.stored(invited)).isEqualTo("- - - - -");
    }

    @Test
    void a_replay_gets_the_same_receipt_and_another_person_is_refused() {
        about.record(invited, "3", "planned");
        Reply first = send(SAID);

        Reply again = send(SAID);
        Reply other = send(Map.of("ageBand", "85-plus", "sex", "female", "ethnicGroup", "mixed"));
        Reply less = send(Map.of());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(less.status()).isEqualTo(409);
        assertThat(about.stored(invited)).isEqualTo("85-plus male mixed 3 planned");
    }

    @ParameterizedTest
    @CsvSource({
        "ageBand, 80, aboutYou.ageBand",
        "sex, F, aboutYou.sex",
        "ethnicGroup, martian, aboutYou.ethnicGroup",
        "deprivationQuintile, 1, aboutYou.deprivationQuintile",
        "admission, planned, aboutYou.admission",
    })
    void a_bad_code_and_what_people_cannot_know_are_named(
            String field, String value, String named) {
        Reply reply = send(Map.of(field, value));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(named);
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void a_survey_that_does_not_ask_refuses_it_and_says_why() {
        survey = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(survey, service);

        Reply reply = send(SAID);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("aboutYou");
        assertThat(reply.json().at("/errors/0/reason").asText())
                .isEqualTo("must be absent: the survey does not ask about people");
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void nothing_of_it_is_in_what_a_log_could_hold() {
        AboutYou said = AboutYou.said(AgeBand.FROM_85, Sex.MALE, EthnicGroup.MIXED);
        SubmittedResponse.AboutThePerson sent =
                new SubmittedResponse.AboutThePerson(AgeBand.FROM_85, Sex.MALE, EthnicGroup.MIXED);

        assertThat(
                        said
                                + " "
                                + sent
                                + new SubmittedResponse(new UUID(1, 1), null, null, sent, null))
                .doesNotContainIgnoringCase("male")
                .doesNotContain("85")
                .doesNotContainIgnoringCase("mixed");
        assertThat(new AboutYouController.Form("85-plus", "male", "mixed", null, null))
                .hasToString("Form");
    }
}
