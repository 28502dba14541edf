package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.progress.Counter;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Invites people with a link each, and keeps how to reach them, encrypted. */
@Singleton
public class InvitePeople {
    private static final int STORED_AT_ONCE = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StoredInvitations invitations;
    private final StoredCodes codes;
    private final StoredContacts contacts;
    private final StoredSurveys surveys;
    private final ContactBox box;
    private final Clock clock;

    InvitePeople(
            StoredInvitations invitations,
            StoredCodes codes,
            StoredContacts contacts,
            StoredSurveys surveys,
            ContactBox box,
            Clock clock) {
        this.invitations = invitations;
        this.codes = codes;
        this.contacts = contacts;
        this.surveys = surveys;
        this.box = box;
        this.clock = clock;
    }

    /**
     * The survey's state, which nobody changes until the transaction ends; nor does another list of
     * its organisation come in.
     */
    @Transactional
    public SurveyState hold(Survey survey) {
        contacts.awaitOtherLists(survey.ownerId());
        return surveys.hold(survey.id());
    }

    @Transactional
    public void keepUntil(Survey survey, LocalDate purgeOn) {
        contacts.setPurgeDate(survey.id(), purgeOn);
    }

    public Optional<LocalDate> purgeDate(Survey survey) {
        return contacts.purgeDate(survey.id());
    }

    /**
     * In an order of chance: ids go up as they are made, and rows are stored as they come, so that
     * with the file either would tell whose an invitation was when nothing else does.
     *
     * @param survey that is open, and held
     * @return in the order of the people
     */
    @Transactional
    public List<InvitationId> invite(Survey survey, List<NewPerson> people, Counter counter) {
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, people.size()).boxed().toList());
        Collections.shuffle(shuffled, RANDOM);
        List<InvitationId> ids = invitations.newIds(people.size());
        InvitationId[] told = new InvitationId[ids.size()];
        counter.total(ids.size());
        for (int from = 0; from < ids.size(); from += STORED_AT_ONCE) {
            int to = Math.min(ids.size(), from + STORED_AT_ONCE);
            List<Integer> some = shuffled.subList(from, to);
            store(survey, ids.subList(from, to), some.stream().map(people::get).toList());
            for (int i = from; i < to; i++) {
                told[shuffled.get(i)] = ids.get(i);
            }
            counter.add(to - from);
        }
        return List.of(told);
    }

    private void store(Survey survey, List<InvitationId> ids, List<NewPerson> people) {
        List<Invitation> issued = new ArrayList<>();
        Map<InvitationId, String> tokens = new HashMap<>();
        List<StoredContacts.Sealed> sealed = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            InvitationId id = ids.get(i);
            NewPerson person = people.get(i);
            String token = Tokens.next();
            issued.add(invitation(id, survey, person));
            tokens.put(id, token);
            sealed.add(
                    new StoredContacts.Sealed(
                            id,
                            box.seal(id, token + "\n" + person.contact().written()),
                            person.hashes()));
        }
        invitations.add(issued, clock.instant());
        invitations.addLinks(tokens, clock.instant());
        codes.add(tokens, clock.instant());
        contacts.add(survey, sealed, LocalDate.now(clock));
    }

    private Invitation invitation(InvitationId id, Survey survey, NewPerson person) {
        return new Invitation(
                id,
                survey.id(),
                person.service(),
                person.destination(),
                person.transitionDate(),
                person.mode(),
                person.language(),
                person.formatNeeds(),
                person.reference(),
                Optional.empty(),
                person.admission(),
                InvitationState.ISSUED,
                AskingWindow.end(person.transitionDate(), clock.getZone()));
    }
}
