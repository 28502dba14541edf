package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Invitations;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.Mode;

/** Finds out what a link leads to. */
@Singleton
class Visits {
    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final OpenQuestionnaires open;
    private final StoredSubmissions submissions;

    Visits(
            Invitations invitations,
            Questionnaires questionnaires,
            OpenQuestionnaires open,
            StoredSubmissions submissions) {
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.open = open;
        this.submissions = submissions;
    }

    Visit at(String token) {
        return invitations
                .asked(token)
                .map(asked -> visit(asked.invitation(), asked.survey()))
                .orElseGet(Visit.Unknown::new);
    }

    private Visit visit(Invitation invitation, Survey survey) {
        Questionnaire questionnaire = questionnaires.of(survey, invitation.language());
        Visit.Reading reading =
                new Visit.Reading(
                        invitation.id(),
                        questionnaire.language(),
                        questionnaires.languages(survey),
                        invitation.formatNeeds(),
                        invitation.mode() == Mode.KIOSK,
                        false);
        if (invitation.state() == InvitationState.COMPLETED) {
            return new Visit.Completed(
                    survey, submissions.receipt(invitation.id()).orElseThrow(), reading);
        }
        if (!invitation.state().takesAnswers()) {
            return new Visit.Ended(invitation.state(), survey, reading);
        }
        return survey.state() == SurveyState.OPEN
                ? new Visit.Open(invitation, questionnaire, open.find(invitation.id()), reading)
                : new Visit.NotOpen(survey.state(), survey, reading);
    }
}
