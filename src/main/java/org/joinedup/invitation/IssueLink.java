package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.InvitationId;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Issues another link to an invitation that can still be answered, as after a lost letter. */
@Singleton
class IssueLink {
    private final StoredSurveys surveys;
    private final StoredInvitations invitations;
    private final StoredCodes codes;
    private final PatientLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    IssueLink(
            StoredSurveys surveys,
            StoredInvitations invitations,
            StoredCodes codes,
            PatientLinks links,
            AuditTrail audit,
            Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.codes = codes;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Issued(IssuedLink link) implements Outcome {}

        record NotFound() implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}

        record NotPossible(InvitationState state) implements Outcome {}
    }

    /**
     * @param revokeOthers whether the earlier links end
     */
    @Transactional
    Outcome issue(InvitationId id, boolean revokeOthers, Caller caller) {
        // Held, so that of two calls that revoke the others' links one link is left.
        invitations.hold(id);
        Optional<Invitation> found = invitations.find(id);
        Optional<Survey> survey = found.flatMap(i -> surveys.findVisible(i.surveyId(), caller));
        if (survey.isEmpty()) {
            return new Outcome.NotFound();
        }
        Invitation invitation = found.orElseThrow();
        if (!invitation.state().takesAnswers()) {
            return new Outcome.NotPossible(invitation.state());
        }
        if (survey.get().state() != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(survey.get().state());
        }
        if (revokeOthers) {
            invitations.revokeLinks(id);
            codes.revoke(id);
        }
        String token = Tokens.next();
        invitations.addLinks(Map.of(id, token), clock.instant());
        codes.add(Map.of(id, token), clock.instant());
        audit.record(
                caller.name(),
                "issue-link",
                id.toString(),
                revokeOthers ? "earlier links revoked" : "");
        return new Outcome.Issued(IssuedLink.of(invitation, links, token));
    }
}
