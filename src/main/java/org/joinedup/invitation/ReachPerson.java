package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Says how to reach a person now, or that they must not be written to any more. */
@Singleton
public class ReachPerson {
    private final StoredInvitations invitations;
    private final StoredSurveys surveys;
    private final StoredContacts contacts;
    private final MoveInvitation moveInvitation;
    private final ContactBox box;
    private final PatientLinks links;

    ReachPerson(
            StoredInvitations invitations,
            StoredSurveys surveys,
            StoredContacts contacts,
            MoveInvitation moveInvitation,
            ContactBox box,
            PatientLinks links) {
        this.invitations = invitations;
        this.surveys = surveys;
        this.contacts = contacts;
        this.moveInvitation = moveInvitation;
        this.box = box;
        this.links = links;
    }

    /** Whether a person may be written to. */
    public sealed interface Outcome {
        /**
         * @param code what may be typed instead of the link, at the page of codes
         */
        record Reachable(
                Invitation invitation,
                Survey survey,
                Contact contact,
                String link,
                String code,
                String codePage)
                implements Outcome {
            @Override
            public String toString() {
                return "Reachable[" + invitation.id() + "]";
            }
        }

        /** They have answered, opted out, were withdrawn, or it is too late. */
        record Ended(InvitationState state) implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}

        /** The details are gone. */
        record Unknown() implements Outcome {}
    }

    /**
     * Locks the invitation until the transaction ends: whatever would end it comes before, and is
     * seen here, or after. Whose invitation has ended need not be reached again: the details go.
     */
    @Transactional
    public Outcome reach(InvitationId id) {
        return reach(id, EnumSet.of(SurveyState.OPEN));
    }

    /** As {@link #reach}, for what is to go when a survey that is paused goes on. */
    @Transactional
    public Outcome reachLater(InvitationId id) {
        return reach(id, EnumSet.of(SurveyState.OPEN, SurveyState.PAUSED));
    }

    private Outcome reach(InvitationId id, Set<SurveyState> states) {
        invitations.hold(id);
        Invitation invitation = invitations.find(id).orElseThrow();
        if (!invitation.state().takesAnswers()) {
            contacts.delete(id);
            return new Outcome.Ended(invitation.state());
        }
        Survey survey = surveys.find(invitation.surveyId()).orElseThrow();
        if (!states.contains(survey.state())) {
            return new Outcome.SurveyNotOpen(survey.state());
        }
        // Told while the invitation was being made.
        Optional<Bar> bar = contacts.bar(id);
        if (bar.isPresent()) {
            moveInvitation.move(id, bar.get().ends());
            contacts.delete(id);
            return new Outcome.Ended(bar.get().ends());
        }
        Optional<String> sealed = contacts.find(id);
        return sealed.isEmpty()
                ? new Outcome.Unknown()
                : reachable(invitation, survey, box.open(id, sealed.get()));
    }

    private Outcome reachable(Invitation invitation, Survey survey, String opened) {
        int end = opened.indexOf('\n');
        String token = opened.substring(0, end);
        return new Outcome.Reachable(
                invitation,
                survey,
                Contact.read(opened.substring(end + 1)),
                links.link(token),
                ShortCodes.grouped(ShortCodes.of(token)),
                links.codePage());
    }
}
