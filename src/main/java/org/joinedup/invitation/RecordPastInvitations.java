package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

import java.time.ZoneOffset;
import java.util.List;

/**
 * Records invitations of a demonstration survey that ended long ago, so that a response rate can be
 * shown. They have no link and never had one.
 */
@Singleton
public class RecordPastInvitations {
    private static final int ISSUED_AFTER_DAYS = 7;

    private final Database database;

    RecordPastInvitations(Database database) {
        this.database = database;
    }

    /**
     * @param invitations each completed or expired
     * @throws IllegalArgumentException when the survey is not a demonstration
     */
    @Transactional
    public void record(Survey survey, List<Invitation> invitations) {
        if (!survey.demonstration()) {
            throw new IllegalArgumentException("only a demonstration has a made-up past");
        }
        database.batch(
                """
                insert into invitation (id, survey_id, service_id, destination_service_id, transition_date, mode,
                    language, deprivation_quintile, admission, state, issued_at, expires_at, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invitations.stream().map(RecordPastInvitations::parameters).toList());
    }

    private static Object[] parameters(Invitation past) {
        return new Object[] {
            past.id(),
            past.surveyId(),
            past.serviceId(),
            past.destinationServiceId().orElse(null),
            past.transitionDate(),
            past.mode(),
            past.language(),
            past.deprivation().orElse(null),
            past.admission().orElse(null),
            past.state(),
            past.transitionDate()
                    .plusDays(ISSUED_AFTER_DAYS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant(),
            past.expiresAt(),
            past.expiresAt()
        };
    }
}
