package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.SurveyFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** What comes with an invitation from the provider's records. */
class AboutPeopleTest extends ServiceTest {
    private static final Map<String, Object> ASKS = Map.of("asksAboutYou", true);
    private static final Map<String, Object> OF_RECORDS =
            Map.of("deprivationQuintile", "1", "admission", "unplanned");

    private SurveyFixtures surveys;

    @BeforeEach
    void begin() {
        surveys = new SurveyFixtures(api, database);
    }

    private Reply issue(SurveyId survey, Map<String, Object> different) {
        return api.administrator()
                .post(
                        "/api/v1/surveys/" + survey + "/invitations",
                        Map.of(
                                "service",
                                "S1",
                                "invitations",
                                List.of(
                                        SurveyFixtures.invitation(Map.of()),
                                        SurveyFixtures.invitation(different))));
    }

    private JsonNode listed(SurveyId survey) {
        return api.administrator()
                .get("/api/v1/surveys/" + survey + "/invitations")
                .json()
                .get("items");
    }

    @Test
    void a_survey_asks_about_people_only_where_that_is_said() {
        for (boolean asks : new boolean[] {true, false}) {
            SurveyId survey = surveys.draft(Map.of("asksAboutYou", asks));
            assertThat(asksAboutYou(survey)).isEqualTo(asks);
        }
        assertThat(asksAboutYou(surveys.draft(Map.of()))).isFalse();
    }

    private boolean asksAboutYou(SurveyId survey) {
        return api.administrator()
                .get("/api/v1/surveys/" + survey)
                .json()
                .get("asksAboutYou")
                .asBoolean();
    }

    @Test
    void quintile_and_admission_are_kept_with_the_invitation_and_told_again() {
        SurveyId survey = surveys.openSurvey(ASKS);

        assertThat(issue(survey, OF_RECORDS).status()).isEqualTo(201);

        JsonNode invitations = listed(survey);
        assertThat(invitations.get(0).has("admission")).isFalse();
        assertThat(invitations.get(0).has("deprivationQuintile")).isFalse();
        assertThat(invitations.get(1).get("admission").asText()).isEqualTo("unplanned");
        assertThat(invitations.get(1).get("deprivationQuintile").asText()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"deprivationQuintile, 6", "deprivationQuintile, 0", "admission, emergency"})
    void a_bad_code_is_named_with_its_entry(String field, String value) {
        SurveyId survey = surveys.openSurvey(ASKS);

        Reply reply = issue(survey, Map.of(field, value));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText())
                .isEqualTo("invitations[1]." + field);
        assertThat(listed(survey)).isEmpty();
    }

    @Test
    void a_survey_that_does_not_ask_refuses_them_and_says_why() {
        SurveyId survey = surveys.openSurvey();

        Reply reply = issue(survey, OF_RECORDS);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("errors"))
                .extracting(
                        error -> error.get("field").asText() + " " + error.get("reason").asText())
                .containsExactly(
                        "invitations[1].deprivationQuintile must be absent: the survey does not ask"
                                + " about people",
                        "invitations[1].admission must be absent: the survey does not ask about"
                                + " people");
        assertThat(listed(survey)).isEmpty();
    }
}
