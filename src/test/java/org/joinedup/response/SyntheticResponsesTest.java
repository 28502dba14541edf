package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.inject.Inject;

import org.joinedup.invitation.Invitations;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.response.StoreSyntheticResponses.Synthetic;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class SyntheticResponsesTest extends ServiceTest {
    @Inject StoreSyntheticResponses store;

    @Inject Surveys surveys;

    @Inject Invitations invitations;

    private Questionnaires questionnaires;
    private ServiceId service;
    private SurveyId survey;

    @BeforeEach
    void open() {
        questionnaires = new Questionnaires(database);
        service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        database.update("update survey set demonstration = true where id = ?", survey);
    }

    private Survey survey() {
        return surveys.find(survey).orElseThrow();
    }

    private Invited completed() {
        Invited invited = questionnaires.invite(survey, service);
        questionnaires.setState(invited, "completed");
        return invited;
    }

    private Synthetic synthetic(Invited invited, Answer... answers) {
        return new Synthetic(
                invitations.find(invited.id()).orElseThrow(),
                new Submission(
                        invited.id(),
                        UUID.randomUUID(),
                        Respondent.SELF,
                        Optional.empty(),
                        AboutYou.NOTHING,
                        Questionnaires.transition().plusDays(9),
                        Mode.SMS,
                        List.of(
                                new InstrumentAnswers(
                                        new InstrumentId("ctm-3", 1), List.of(answers)))),
                Instant.now());
    }

    @Test
    void many_are_stored_at_once_marked_as_synthetic_and_again_changes_nothing() {
        Invited one = completed();
        Invited other = completed();
        List<Synthetic> responses =
                List.of(
                        synthetic(one, Answer.AGREE, Answer.AGREE, Answer.DISAGREE),
                        synthetic(other, Answer.DONT_KNOW, Answer.NOT_ANSWERED, Answer.AGREE));
        store.store(survey(), responses);
        store.store(survey(), responses);

        assertThat(questionnaires.responses(survey)).isEqualTo(2);
        assertThat(questionnaires.stored(one, "ctm-3")).containsExactly(3, 3, 2);
        assertThat(questionnaires.stored(other, "ctm-3")).containsExactly(9, 0, 3);
        assertThat(
                        database.list(
                                "select synthetic from response where survey_id = ?",
                                row -> row.flag("synthetic"),
                                survey))
                .containsOnly(true);
    }

    @Test
    void a_real_survey_an_open_invitation_and_a_wrong_length_are_refused() {
        Invited open = questionnaires.invite(survey, service);
        assertRefused(synthetic(open, Answer.AGREE, Answer.AGREE, Answer.AGREE));
        assertRefused(synthetic(completed(), Answer.AGREE));
        database.update("update survey set demonstration = false where id = ?", survey);
        assertRefused(synthetic(completed(), Answer.AGREE, Answer.AGREE, Answer.AGREE));
        assertThat(questionnaires.responses(survey)).isZero();
    }

    private void assertRefused(Synthetic synthetic) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.store(survey(), List.of(synthetic)));
    }
}
