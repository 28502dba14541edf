package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.HeldInvitations;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.response.HeldAnswers;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells all that is held about one person, who has asked for it, and writes down that it did. */
@Singleton
class TellHeld {
    private final Surveys surveys;
    private final HeldInvitations invitations;
    private final HeldAnswers answers;
    private final Services services;
    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;

    TellHeld(
            Surveys surveys,
            HeldInvitations invitations,
            HeldAnswers answers,
            Services services,
            Database database,
            AuditTrail audit,
            Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.answers = answers;
        this.services = services;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty where there is no such invitation in a survey of the caller's. */
    @Transactional
    Optional<HeldView> tell(SurveyId survey, InvitationId id, Caller caller) {
        return surveys.findVisible(survey, caller)
                .flatMap(visible -> invitations.find(visible.id(), id))
                .map(held -> tell(held, caller));
    }

    private HeldView tell(HeldInvitations.Held held, Caller caller) {
        InvitationId id = held.invitation().id();
        audit.record(caller.name(), "held-told", id.toString(), "");
        return HeldView.of(
                held,
                services.find(held.invitation().serviceId()).map(Service::code).orElseThrow(),
                messages(id),
                answers.of(id),
                clock.getZone());
    }

    private List<HeldView.SentMessage> messages(InvitationId id) {
        return database.list(
                """
                select channel, state, sent_at, delivery, reason from outbox
                where invitation_id = ? order by step
                """,
                row ->
                        new HeldView.SentMessage(
                                row.text("channel"),
                                row.text("state"),
                                Optional.ofNullable(row.instant("sent_at")),
                                row.optionalText("delivery"),
                                row.optionalText("reason")),
                id);
    }
}
