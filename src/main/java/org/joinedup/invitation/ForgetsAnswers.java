package org.joinedup.invitation;

import org.joinedup.kernel.InvitationId;

import java.util.Collection;

/**
 * A room that keeps answers which were begun, or links to them, and lets go of them when their
 * people must not be asked any more. It locks them before the invitations, as whoever sends answers
 * does.
 */
public interface ForgetsAnswers {
    void forget(Collection<InvitationId> invitations);
}
