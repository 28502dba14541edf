package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Moves an invitation to another state where the table of changes allows it. */
@Singleton
public class MoveInvitation {
    private final Database database;
    private final StoredContacts contacts;
    private final Clock clock;

    MoveInvitation(Database database, StoredContacts contacts, Clock clock) {
        this.database = database;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * Locks the invitation until the transaction ends. One past its time is expired, whatever is
     * stored, so it goes nowhere else; and none expires before. Who opts out is not asked again.
     *
     * @return false when its present state does not allow the change; then nothing was changed
     */
    @Transactional
    public boolean move(InvitationId id, InvitationState to) {
        boolean moved = change(id, to);
        if (moved && to == InvitationState.OPTED_OUT) {
            contacts.barOptedOut(id, clock.instant());
        }
        return moved;
    }

    /**
     * Several at once.
     *
     * @return false where one of them cannot; then the transaction must be taken back
     */
    @Transactional
    public boolean complete(Collection<InvitationId> ids) {
        Instant now = clock.instant();
        return database.update(
                        """
                        update invitation set state = 'completed', ended_at = ?
                        where id = any(cast(? as uuid[])) and state = any(?) and expires_at > ?
                        """,
                        now,
                        ids.stream().map(InvitationId::toString).toArray(String[]::new),
                        codes(InvitationState.COMPLETED.from()),
                        now)
                == ids.size();
    }

    private static String[] codes(Set<InvitationState> states) {
        return states.stream().map(InvitationState::code).toArray(String[]::new);
    }

    private boolean change(InvitationId id, InvitationState to) {
        Instant now = clock.instant();
        return database.update(
                        """
                        update invitation set state = ?,
                            opened_at = case when ? then cast(? as timestamptz) else opened_at end,
                            ended_at = case when ? then null else cast(? as timestamptz) end
                        where id = ? and state = any(?) and (expires_at <= ?) = ?
                        """,
                        to,
                        to == InvitationState.OPENED,
                        now,
                        to.takesAnswers(),
                        now,
                        id,
                        codes(to.from()),
                        now,
                        to == InvitationState.EXPIRED)
                == 1;
    }
}
