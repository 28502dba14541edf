package org.joinedup.response;

import jakarta.inject.Singleton;

import org.joinedup.invitation.ForgetsAnswers;
import org.joinedup.kernel.InvitationId;

import java.util.Collection;

/** Deletes what people had begun to answer, as the one tap of {@link OptOut} does. */
@Singleton
class ForgetBegun implements ForgetsAnswers {
    private final OpenQuestionnaires questionnaires;

    ForgetBegun(OpenQuestionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @Override
    public void forget(Collection<InvitationId> invitations) {
        questionnaires.deleteAll(invitations);
    }
}
