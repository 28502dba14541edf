package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the invitations that paper forms belong to, and makes those that there are not: who sent a
 * form in was invited by it.
 */
@Singleton
public class RegisterPaperInvitation {
    private static final Duration TIME_TO_KEY_IN = Duration.ofDays(1);

    private final Database database;
    private final StoredInvitations invitations;
    private final StoredSurveys surveys;
    private final Clock clock;

    RegisterPaperInvitation(
            Database database, StoredInvitations invitations, StoredSurveys surveys, Clock clock) {
        this.database = database;
        this.invitations = invitations;
        this.surveys = surveys;
        this.clock = clock;
    }

    /**
     * What the invitation is made from.
     *
     * @param serviceId the service the person left
     */
    public record PaperForm(
            String externalReference, ServiceId serviceId, LocalDate transitionDate) {}

    /**
     * The survey's state, which nobody changes until the transaction ends: it is neither closed nor
     * purged meanwhile, and of two files at once the second sees the forms of the first.
     */
    @Transactional
    public SurveyState hold(Survey survey) {
        return surveys.hold(survey.id());
    }

    /**
     * Changes nothing about an invitation that is there, but that a form which came by post may be
     * keyed in after the time of the link is over.
     *
     * @return the invitations by reference, one for each form
     */
    @Transactional
    public Map<String, Invitation> register(Survey survey, Collection<PaperForm> forms) {
        Instant now = clock.instant();
        Instant until = now.plus(TIME_TO_KEY_IN);
        database.batch(
                """
                insert into invitation (survey_id, service_id, transition_date, mode, language,
                    external_reference, state, issued_at, expires_at, registered_on_return)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)
                on conflict (survey_id, external_reference) where external_reference is not null
                do nothing
                """,
                forms.stream().map(form -> parameters(survey, form, now, until)).toList());
        String[] references =
                forms.stream().map(PaperForm::externalReference).toArray(String[]::new);
        database.update(
                """
                update invitation set expires_at = ?
                where survey_id = ? and external_reference = any(?) and expires_at <= ?
                    and state in ('issued', 'opened')
                """,
                until,
                survey.id(),
                references,
                now);
        Map<String, Invitation> registered = new HashMap<>();
        List<Invitation> found =
                database.list(
                        """
                        select * from invitation
                        where survey_id = ? and external_reference = any(?)
                        """,
                        invitations::read,
                        survey.id(),
                        references);
        found.forEach(one -> registered.put(one.externalReference().orElseThrow(), one));
        return registered;
    }

    private static Object[] parameters(Survey survey, PaperForm form, Instant now, Instant until) {
        return new Object[] {
            survey.id(),
            form.serviceId(),
            form.transitionDate(),
            Mode.PAPER,
            survey.language(),
            form.externalReference(),
            InvitationState.ISSUED,
            now,
            until
        };
    }
}
