package org.joinedup.response;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.MoveInvitation;
import org.joinedup.kernel.InvitationId;

/** Ends the invitation at the person's wish, and forgets what they had begun to answer. */
@Singleton
class OptOut {
    private final OpenQuestionnaires questionnaires;
    private final MoveInvitation moveInvitation;

    OptOut(OpenQuestionnaires questionnaires, MoveInvitation moveInvitation) {
        this.questionnaires = questionnaires;
        this.moveInvitation = moveInvitation;
    }

    /** Changes nothing that has ended already. */
    @Transactional
    void optOut(InvitationId invitation) {
        questionnaires.delete(invitation);
        moveInvitation.move(invitation, InvitationState.OPTED_OUT);
    }
}
