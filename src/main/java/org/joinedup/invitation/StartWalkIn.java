package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets somebody in who was not invited: an invitation to nobody in particular, with one link. So
 * one visit is one response, as for everyone else, with the same receipt for a replay.
 *
 * <p>The day of the visit stands for the day on which the person left, which nobody has recorded.
 */
@Singleton
public class StartWalkIn {
    /** Longer than anybody stands before a device. */
    private static final Duration AT_A_KIOSK = Duration.ofHours(2);

    private static final Duration ON_AN_OPEN_LINK = Duration.ofDays(7);

    private final Surveys surveys;
    private final StoredInvitations invitations;
    private final Clock clock;

    StartWalkIn(Surveys surveys, StoredInvitations invitations, Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Somebody's visit, with the token of its link, told this once. */
    public record WalkIn(InvitationId invitation, String token) {
        @Override
        public String toString() {
            return "WalkIn[" + invitation + "]";
        }
    }

    /**
     * @param mode of a walk-in
     * @return empty when the survey takes no answers today
     */
    @Transactional
    public Optional<WalkIn> start(
            SurveyId surveyId, ServiceId service, Mode mode, String language) {
        if (!mode.isWalkIn()) {
            throw new IllegalArgumentException(mode + " is by invitation");
        }
        LocalDate today = LocalDate.now(clock);
        return surveys.find(surveyId)
                .filter(survey -> takesAnswers(survey, today))
                .map(survey -> start(survey, service, mode, language, today));
    }

    /** Whether people may walk in on the day. */
    public static boolean takesAnswers(Survey survey, LocalDate day) {
        return survey.state() == SurveyState.OPEN
                && !day.isBefore(survey.periodFrom())
                && !day.isAfter(survey.periodTo());
    }

    private WalkIn start(
            Survey survey, ServiceId service, Mode mode, String language, LocalDate today) {
        Instant now = clock.instant();
        InvitationId id = invitations.newIds(1).getFirst();
        Invitation invitation =
                new Invitation(
                        id,
                        survey.id(),
                        service,
                        Optional.empty(),
                        today,
                        mode,
                        language,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        InvitationState.ISSUED,
                        now.plus(mode == Mode.KIOSK ? AT_A_KIOSK : ON_AN_OPEN_LINK));
        String token = Tokens.next();
        invitations.add(List.of(invitation), now);
        invitations.addLinks(Map.of(id, token), now);
        return new WalkIn(id, token);
    }
}
