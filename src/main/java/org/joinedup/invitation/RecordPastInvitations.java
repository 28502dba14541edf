package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Records invitations of a demonstration survey that ended long ago, so that a response rate can be
 * shown. They have no link and never had one.
 */
@Singleton
public class RecordPastInvitations {
    private final Database database;
    private final Surveys surveys;

    RecordPastInvitations(Database database, Surveys surveys) {
        this.database = database;
        this.surveys = surveys;
    }

    /**
     * @param state completed or expired
     */
    public record Past(
            InvitationId id,
            ServiceId service,
            ServiceId destination,
            LocalDate transitionDate,
            Mode mode,
            InvitationState state) {}

    /**
     * @throws IllegalArgumentException when the survey is not a demonstration
     */
    @Transactional
    public void record(SurveyId survey, List<Past> invitations) {
        if (surveys.find(survey).filter(Survey::demonstration).isEmpty()) {
            throw new IllegalArgumentException("only a demonstration has a made-up past");
        }
        database.batch(
                """
                insert into invitation (id, survey_id, service_id, destination_service_id, transition_date, mode,
                    language, state, issued_at, expires_at, ended_at)
                values (?, ?, ?, ?, ?, ?, 'en', ?, ?, ?, ?)
                """,
                invitations.stream().map(past -> parameters(survey, past)).toList());
    }

    private static Object[] parameters(SurveyId survey, Past past) {
        return new Object[] {
            past.id(),
            survey,
            past.service(),
            past.destination(),
            past.transitionDate(),
            past.mode(),
            past.state(),
            atStart(past.transitionDate().plusDays(7)),
            atStart(past.transitionDate().plusDays(43)),
            atStart(past.transitionDate().plusDays(43))
        };
    }

    private static Instant atStart(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
