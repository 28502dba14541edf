package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.SurveyId;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells who is known already, by hashes. */
@Singleton
public class KnownPeople {
    private final StoredContacts contacts;
    private final StoredInvitations invitations;
    private final ContactBox box;

    KnownPeople(StoredContacts contacts, StoredInvitations invitations, ContactBox box) {
        this.contacts = contacts;
        this.invitations = invitations;
        this.box = box;
    }

    /**
     * Hashes of people, by what is known of them.
     *
     * @param asked in this survey
     * @param askedLately in another of the same organisation
     */
    public record Known(
            Set<String> asked, Set<String> askedLately, Set<String> optedOut, Set<String> dead) {}

    /** Whether there is a key to hash and to encrypt with. */
    public boolean isReady() {
        return box.isReady();
    }

    /** What stands for a person; nothing where too little is said of them. */
    public List<String> hashes(Contact contact, Optional<String> reference) {
        return PersonKeys.of(contact, reference).stream().map(box::hash).toList();
    }

    /**
     * @param since from when on asked counts as lately
     */
    public Known among(Survey survey, Collection<String> hashes, LocalDate since) {
        return new Known(
                contacts.asked(survey, hashes),
                contacts.askedSince(survey, hashes, since),
                contacts.barred(survey.ownerId(), hashes, Bar.OPTED_OUT),
                contacts.barred(survey.ownerId(), hashes, Bar.DEAD));
    }

    /** Which of the references are taken in the survey. */
    public Set<String> taken(SurveyId survey, Collection<String> references) {
        return invitations.taken(survey, references);
    }
}
