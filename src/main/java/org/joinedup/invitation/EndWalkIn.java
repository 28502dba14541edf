package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;

/** Ends a visit, whatever became of it: its link leads nowhere from then on. */
@Singleton
public class EndWalkIn {
    private final StoredInvitations invitations;
    private final MoveInvitation moveInvitation;

    EndWalkIn(StoredInvitations invitations, MoveInvitation moveInvitation) {
        this.invitations = invitations;
        this.moveInvitation = moveInvitation;
    }

    /** What was sent stays sent. */
    @Transactional
    public void end(InvitationId id) {
        moveInvitation.move(id, InvitationState.WITHDRAWN);
        invitations.revokeLinks(id);
    }
}
