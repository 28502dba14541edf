package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

/** On paper forms. */
class AboutYouPaperTest extends ServiceTest {
    private static final String HEADING =
            "service,external_reference,transition_date,answered_on,respondent,relationship,ctm-02,ctm-09,ctm-13,age_band,sex,ethnic_group,deprivation_quintile,admission\n";
    private static final LocalDate LEFT = Questionnaires.transition();

    private Questionnaires questionnaires;
    private AboutPeople about;
    private ServiceId service;
    private SurveyId survey;

    @BeforeEach
    void open() {
        questionnaires = new Questionnaires(database);
        about = new AboutPeople(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        questionnaires.askAboutPeople(survey);
    }

    private Reply send(String lines) {
        return api.administrator()
                .write(
                        "POST",
                        "/api/v1/surveys/" + survey + "/responses",
                        "text/csv",
                        HEADING + lines);
    }

    private static String line(String reference, String about) {
        return "WARD-1,%s,%s,%s,self,,3,3,3,%s\n"
                .formatted(reference, LEFT, LEFT.plusDays(7), about);
    }

    private void assertNamed(Reply reply, int line, String column, String reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(line);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(column);
        assertThat(reply.json().at("/errors/0/reason").asText()).isEqualTo(reason);
        assertThat(questionnaires.responses(survey)).isZero();
    }

    @Test
    void a_form_may_say_who_the_person_is_and_the_same_file_again_changes_nothing() {
        Invited one = questionnaires.invite(survey, service, "P-1");
        Invited other = questionnaires.invite(survey, service, "P-2");
        about.record(other, "4", "unplanned");
        String file = line("P-1", "65-74,female,white,2,planned") + line("P-2", ",,black,,");

        Reply first = send(file);
        Reply again = send(file);

        assertThat(first.json().get("stored").asInt()).as(first.body()).isEqualTo(2);
        assertThat(again.json().get("unchanged").asInt()).as(again.body()).isEqualTo(2);
        assertThat(about.stored(one)).isEqualTo("65-74 female white 2 planned");
        assertThat(about.stored(other)).isEqualTo("- - black 4 unplanned");
    }

    @Test
    void another_person_under_an_answered_reference_is_named() {
        Invited one = questionnaires.invite(survey, service, "P-1");
        send(line("P-1", "65-74,female,white,2,planned"));

        Reply reply = send(line("P-1", "65-74,male,white,2,planned"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("external_reference");
        assertThat(about.stored(one)).isEqualTo("65-74 female white 2 planned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "80,,,,; age_band; 0-15, 16-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75-84, 85-plus",
                ",f,,,; sex; female, male, other",
                ",,none,,; ethnic_group; asian, black, mixed, white, other",
                ",,,6,; deprivation_quintile; 1, 2, 3, 4, 5",
                ",,,,emergency; admission; planned, unplanned",
            })
    void a_bad_code_is_named_with_its_line_and_column(String cells, String column, String words) {
        assertNamed(
                send(line("P-1", ",,,,") + line("P-2", cells)),
                3,
                column,
                "must be blank or one of " + words);
    }

    @Test
    void what_the_invitation_says_otherwise_is_named() {
        about.record(questionnaires.invite(survey, service, "P-1"), "4", "unplanned");

        assertNamed(
                send(line("P-1", ",,,3,unplanned")),
                2,
                "deprivation_quintile",
                "is not that of the invitation");
        assertNamed(
                send(line("P-1", ",,,4,planned")), 2, "admission", "is not that of the invitation");
    }

    @Test
    void a_survey_that_does_not_ask_takes_the_columns_only_when_they_are_blank() {
        survey = questionnaires.survey(service, "ctm-3");

        assertNamed(
                send(line("P-1", ",,,,") + line("P-2", ",female,,,")),
                3,
                "sex",
                "must be blank: the survey does not ask about people");
        assertThat(send(line("P-1", ",,,,")).json().get("stored").asInt()).isEqualTo(1);
    }
}
