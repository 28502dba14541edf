package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

@Singleton
class StoredInvitations implements Invitations {
    private final Database database;
    private final Clock clock;

    StoredInvitations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return database.first("select * from invitation where id = ?", this::read, id);
    }

    @Override
    public Optional<Invitation> withToken(String token) {
        return database.first(
                """
                select i.* from invitation_link l join invitation i on i.id = l.invitation_id
                where l.token_hash = ? and l.revoked_at is null
                """,
                this::read,
                Tokens.hash(token));
    }

    @Override
    public Optional<Invitation> withReference(SurveyId survey, String externalReference) {
        return database.first(
                "select * from invitation where survey_id = ? and external_reference = ?",
                this::read,
                survey,
                externalReference);
    }

    @Override
    public Map<InvitationState, Long> countByState(ServiceId service, Period period) {
        Map<InvitationState, Long> counts = new EnumMap<>(InvitationState.class);
        database.query(
                """
                select state, count(*) as n from invitation
                where service_id = ? and transition_date between ? and ? group by state
                """,
                row -> counts.put(row.coded("state", InvitationState.class), row.count("n")),
                service,
                period.firstDay(),
                period.lastDay());
        return counts;
    }

    Invitation read(Row row) {
        return new Invitation(
                row.id("id", InvitationId::new),
                row.id("survey_id", SurveyId::new),
                row.id("service_id", ServiceId::new),
                Optional.ofNullable(row.id("destination_service_id", ServiceId::new)),
                row.date("transition_date"),
                row.coded("mode", Mode.class),
                row.text("language"),
                row.texts("format_needs"),
                row.optionalText("external_reference"),
                stateNow(row.coded("state", InvitationState.class), row.instant("expires_at")),
                row.instant("expires_at"));
    }

    private InvitationState stateNow(InvitationState stored, Instant expiresAt) {
        return stored.takesAnswers() && !clock.instant().isBefore(expiresAt)
                ? InvitationState.EXPIRED
                : stored;
    }
}
