package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.NewInvitations.NewInvitation;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.Counter;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues a batch of invitations with a link each: all of them, or none. */
@Singleton
public class IssueInvitations {
    private static final int STORED_AT_ONCE = 500;

    private final StoredSurveys surveys;
    private final StoredInvitations invitations;
    private final StoredCodes codes;
    private final CheckInvitations checks;
    private final PatientLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    IssueInvitations(
            StoredSurveys surveys,
            StoredInvitations invitations,
            StoredCodes codes,
            CheckInvitations checks,
            PatientLinks links,
            AuditTrail audit,
            Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.codes = codes;
        this.checks = checks;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** In the order asked for. */
        record Issued(List<IssuedLink> links) implements Outcome {}

        record NotFound() implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    @Transactional
    public Outcome issue(SurveyId id, NewInvitations batch, Caller caller, Counter counter) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        if (survey.isEmpty()) {
            return new Outcome.NotFound();
        }
        // Held, so that the survey is not closed meanwhile, and that of two batches at once the
        // second sees the references of the first.
        SurveyState state = surveys.hold(id);
        if (state != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(state);
        }
        return switch (checks.check(survey.get(), batch, caller)) {
            case CheckInvitations.Outcome.Faulty faulty -> new Outcome.Refused(faulty.faults());
            case CheckInvitations.Outcome.Sound sound ->
                    new Outcome.Issued(store(survey.get(), batch, sound, caller, counter));
        };
    }

    private List<IssuedLink> store(
            Survey survey,
            NewInvitations batch,
            CheckInvitations.Outcome.Sound sound,
            Caller caller,
            Counter counter) {
        List<InvitationId> ids = invitations.newIds(batch.invitations().size());
        List<Invitation> issued = new ArrayList<>(ids.size());
        Map<InvitationId, String> tokens = new HashMap<>();
        List<IssuedLink> told = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Invitation invitation =
                    invitation(ids.get(i), survey, batch.invitations().get(i), sound);
            String token = Tokens.next();
            issued.add(invitation);
            tokens.put(invitation.id(), token);
            told.add(IssuedLink.of(invitation, links, token));
        }
        counter.total(issued.size());
        for (int from = 0; from < issued.size(); from += STORED_AT_ONCE) {
            List<Invitation> some =
                    issued.subList(from, Math.min(issued.size(), from + STORED_AT_ONCE));
            invitations.add(some, clock.instant());
            counter.add(some.size());
        }
        invitations.addLinks(tokens, clock.instant());
        codes.add(tokens, clock.instant());
        audit.record(
                caller.name(),
                "issue-invitations",
                survey.id().toString(),
                ids.size() + " for " + batch.service());
        return told;
    }

    private Invitation invitation(
            InvitationId id,
            Survey survey,
            NewInvitation asked,
            CheckInvitations.Outcome.Sound sound) {
        return new Invitation(
                id,
                survey.id(),
                sound.service(),
                Optional.ofNullable(sound.destinations().get(asked.destinationService())),
                asked.transitionDate(),
                asked.mode(),
                asked.languageOr(survey.language()),
                asked.needs(),
                Optional.ofNullable(asked.externalReference()),
                Optional.ofNullable(asked.deprivationQuintile()),
                Optional.ofNullable(asked.admission()),
                InvitationState.ISSUED,
                AskingWindow.end(asked.transitionDate(), clock.getZone()));
    }
}
