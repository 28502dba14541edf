package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Keeps the counts of invitations short and right. Any number of nodes may do it at once. */
@Singleton
public class CountInvitations {
    private static final int MOST = 10_000;

    private final StoredInvitationCounts counts;

    CountInvitations(StoredInvitationCounts counts) {
        this.counts = counts;
    }

    /** Moves the changes that have come in into the counts, in one transaction. */
    @Transactional
    public void fold() {
        if (counts.tryLock()) {
            counts.fold(MOST);
        }
    }

    /** Makes the counts anew from the invitations; nobody who reads them sees anything else. */
    @Transactional
    public void recount() {
        counts.lock();
        counts.recount();
    }
}
