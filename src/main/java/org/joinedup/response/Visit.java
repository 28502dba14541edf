package org.joinedup.response;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;

import java.util.List;
import java.util.Optional;

/** What somebody finds who follows a link, at this moment. */
sealed interface Visit {
    /** No such link; what it looks like makes no difference. */
    record Unknown() implements Visit {}

    record Ended(InvitationState state, Survey survey) implements Visit {}

    record NotOpen(SurveyState state, Survey survey) implements Visit {}

    /**
     * Sent, once and for all.
     *
     * @param formatNeeds what the person's record asks for
     */
    record Completed(Survey survey, Receipt receipt, List<String> formatNeeds) implements Visit {}

    /**
     * Answers may be given.
     *
     * @param begun present once the person has said who answers
     */
    record Open(
            Invitation invitation, Questionnaire questionnaire, Optional<OpenQuestionnaire> begun)
            implements Visit {
        Survey survey() {
            return questionnaire.survey();
        }
    }
}
