package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Ends the invitations of people who must not be asked, and keeps new ones from being made. */
@Singleton
public class StopAsking {
    private final StoredContacts contacts;
    private final MoveInvitation moveInvitation;
    private final KnownPeople people;
    private final Clock clock;

    StopAsking(
            StoredContacts contacts,
            MoveInvitation moveInvitation,
            KnownPeople people,
            Clock clock) {
        this.contacts = contacts;
        this.moveInvitation = moveInvitation;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @return how many invitations it ended
     */
    @Transactional
    public int stop(OrganisationId owner, Collection<String> hashes, Bar reason) {
        contacts.bar(owner, hashes.stream().sorted().distinct().toList(), reason, clock.instant());
        int ended = 0;
        for (InvitationId id : contacts.invitationsOf(owner, hashes)) {
            if (moveInvitation.move(id, reason.ends())) {
                ended++;
            }
        }
        return ended;
    }

    /**
     * Of whoever wrote from a number, whichever organisation asked them: they cannot tell which
     * did.
     *
     * @return how many invitations it ended
     */
    @Transactional
    public int optOut(String mobile) {
        Contact sender =
                new Contact(
                        Optional.of(mobile),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        List<String> hashes = people.hashes(sender, Optional.empty());
        int ended = 0;
        for (OrganisationId owner : contacts.ownersWith(hashes.getFirst())) {
            ended += stop(owner, hashes, Bar.OPTED_OUT);
        }
        return ended;
    }
}
