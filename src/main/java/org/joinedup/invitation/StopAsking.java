package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Ends the invitations of people who must not be asked, and keeps new ones from being made. */
@Singleton
public class StopAsking {
    private final StoredContacts contacts;
    private final StoredInvitations invitations;
    private final MoveInvitation moveInvitation;
    private final KnownPeople people;
    private final List<ForgetsAnswers> others;
    private final Clock clock;

    StopAsking(
            StoredContacts contacts,
            StoredInvitations invitations,
            MoveInvitation moveInvitation,
            KnownPeople people,
            List<ForgetsAnswers> others,
            Clock clock) {
        this.contacts = contacts;
        this.invitations = invitations;
        this.moveInvitation = moveInvitation;
        this.people = people;
        this.others = others;
        this.clock = clock;
    }

    /**
     * Whose invitations were looked at.
     *
     * @param ended how many of them it ended
     */
    public record Stopped(int ended, List<InvitationId> invitations) {
        public Stopped {
            invitations = List.copyOf(invitations);
        }
    }

    /**
     * They are known again by all that was known of them when they were invited, too. What they had
     * begun to answer is deleted. Invitations are locked before people are barred, as {@link
     * MoveInvitation} does. Until this is committed they may begin anew: {@link #forgetAgain}.
     */
    @Transactional
    public Stopped stop(OrganisationId owner, Collection<String> hashes, Bar reason) {
        List<InvitationId> found = contacts.invitationsOf(owner, hashes);
        others.forEach(other -> other.forget(found));
        found.forEach(invitations::hold);
        SortedSet<String> keys = new TreeSet<>(hashes);
        keys.addAll(contacts.keysOf(found));
        contacts.bar(owner, keys, reason, clock.instant());
        int ended = 0;
        for (InvitationId id : found) {
            if (moveInvitation.move(id, reason.ends())) {
                ended++;
            }
        }
        return new Stopped(ended, found);
    }

    /**
     * Deletes what people began to answer while they were stopped. For when that is committed and
     * nobody can begin any more, in a transaction of its own: what was begun is never locked after
     * invitations.
     */
    @Transactional
    public void forgetAgain(Stopped stopped) {
        others.forEach(other -> other.forget(stopped.invitations()));
    }

    /**
     * Of whoever wrote from a number, whichever organisation asked them: they cannot tell which
     * did.
     *
     * @param number as a provider has it, which may be without the plus of E.164
     */
    @Transactional
    public Stopped optOut(String number) {
        List<String> hashes =
                Stream.of(number, number.startsWith("+") ? number.substring(1) : "+" + number)
                        .flatMap(written -> hashes(written).stream())
                        .distinct()
                        .toList();
        int ended = 0;
        List<InvitationId> invitations = new ArrayList<>();
        for (OrganisationId owner : contacts.ownersWith(hashes)) {
            Stopped stopped = stop(owner, hashes, Bar.OPTED_OUT);
            ended += stopped.ended();
            invitations.addAll(stopped.invitations());
        }
        return new Stopped(ended, invitations);
    }

    private List<String> hashes(String mobile) {
        Contact sender =
                new Contact(
                        Optional.of(mobile),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        return people.hashes(sender, Optional.empty());
    }
}
