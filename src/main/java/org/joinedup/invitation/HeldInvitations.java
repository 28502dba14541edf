package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All that this room holds about one person. */
@Singleton
public class HeldInvitations {
    private final Database database;
    private final StoredInvitations invitations;
    private final StoredContacts contacts;
    private final ContactBox box;

    HeldInvitations(
            Database database,
            StoredInvitations invitations,
            StoredContacts contacts,
            ContactBox box) {
        this.database = database;
        this.invitations = invitations;
        this.contacts = contacts;
        this.box = box;
    }

    /**
     * What is held.
     *
     * @param contactIsHeld also where this node has no key to read it with
     * @param otherwiseAskedOn found, as the bar is, by the contact details, while these are held
     * @param links that were issued, of which nothing but hashes is kept
     * @param codes likewise
     */
    public record Held(
            Invitation invitation,
            Instant issuedAt,
            Optional<Instant> openedAt,
            Optional<Instant> endedAt,
            boolean contactIsHeld,
            Optional<Contact> contact,
            List<LocalDate> otherwiseAskedOn,
            Optional<Bar> bar,
            long links,
            long codes) {
        @Override
        public String toString() {
            return "Held[" + invitation.id() + "]";
        }
    }

    /** Empty where the invitation is not one of the survey. */
    public Optional<Held> find(SurveyId survey, InvitationId id) {
        return invitations
                .find(id)
                .filter(invitation -> invitation.surveyId().equals(survey))
                .flatMap(this::held);
    }

    private Optional<Held> held(Invitation invitation) {
        InvitationId id = invitation.id();
        Optional<String> sealed = contacts.find(id);
        return database.first(
                """
                select i.issued_at, i.opened_at, i.ended_at,
                    (select count(*) from invitation_link l where l.invitation_id = i.id) as links,
                    (select count(*) from invitation_code c where c.invitation_id = i.id) as codes
                from invitation i where i.id = ?
                """,
                row ->
                        new Held(
                                invitation,
                                row.instant("issued_at"),
                                instant(row, "opened_at"),
                                instant(row, "ended_at"),
                                sealed.isPresent(),
                                sealed.filter(text -> box.isReady())
                                        .map(text -> contact(box.open(id, text))),
                                contacts.otherwiseAskedOn(id),
                                contacts.bar(id),
                                row.count("links"),
                                row.count("codes")),
                id);
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.instant(column));
    }

    /** Without the link, which stands before it: whoever has it can answer. */
    private static Contact contact(String opened) {
        return Contact.read(opened.substring(opened.indexOf('\n') + 1));
    }
}
