package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.InvitationId;

import java.util.Optional;

/** Takes an invitation back, so that its links end. */
@Singleton
class WithdrawInvitation {
    private final StoredSurveys surveys;
    private final StoredInvitations invitations;
    private final MoveInvitation moveInvitation;
    private final AuditTrail audit;

    WithdrawInvitation(
            StoredSurveys surveys,
            StoredInvitations invitations,
            MoveInvitation moveInvitation,
            AuditTrail audit) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.moveInvitation = moveInvitation;
        this.audit = audit;
    }

    sealed interface Outcome {
        record Withdrawn(StoredInvitations.Dated invitation) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotPossible(InvitationState state) implements Outcome {}
    }

    @Transactional
    Outcome withdraw(InvitationId id, Caller caller) {
        Optional<Invitation> invitation = invitations.find(id);
        if (invitation.flatMap(i -> surveys.findVisible(i.surveyId(), caller)).isEmpty()) {
            return new Outcome.NotFound();
        }
        if (!moveInvitation.move(id, InvitationState.WITHDRAWN)) {
            return new Outcome.NotPossible(invitations.find(id).orElseThrow().state());
        }
        audit.record(caller.name(), "withdraw-invitation", id.toString(), "");
        return new Outcome.Withdrawn(invitations.dated(id).orElseThrow());
    }
}
