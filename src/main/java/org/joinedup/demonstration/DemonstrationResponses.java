package org.joinedup.demonstration;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.RecordPastInvitations;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.response.InstrumentAnswers;
import org.joinedup.response.StoreSyntheticResponses;
import org.joinedup.response.StoreSyntheticResponses.Synthetic;
import org.joinedup.response.Submission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes up a quarter's invitations and responses for one service. */
@Singleton
class DemonstrationResponses {
    /**
     * Standard deviation between services, in that between persons: about 3 points of the score, as
     * in US hospitals.
     */
    private static final double BETWEEN_SERVICES = 0.17;

    private static final double A_QUARTER = 0.03;
    private static final double PROXIES_LESS = 0.25;
    private static final double LOWEST_RATE = 0.28;
    private static final double RATE_RANGE = 0.14;
    private static final double BY_TEXT = 0.6;
    private static final double GOES_ON = 1 / 3.0;
    private static final int LAST_DAY = 42;
    private static final int SHORTEST_WAIT = 7;
    private static final int LONGEST_WAIT = 35;

    private final Instruments instruments;
    private final RecordPastInvitations recordInvitations;
    private final StoreSyntheticResponses storeResponses;
    private final Clock clock;

    DemonstrationResponses(
            Instruments instruments,
            RecordPastInvitations recordInvitations,
            StoreSyntheticResponses storeResponses,
            Clock clock) {
        this.instruments = instruments;
        this.recordInvitations = recordInvitations;
        this.storeResponses = storeResponses;
        this.clock = clock;
    }

    /** One service's part in one quarter's survey. */
    record Site(
            DemonstrationService described,
            ServiceId service,
            Optional<ServiceId> destination,
            int number) {}

    /**
     * @param quarters how many came before this one
     */
    void add(Survey survey, Site site, int quarters) {
        SyntheticPeople people = new SyntheticPeople(site.number() * 1_000L + quarters);
        SyntheticAboutYou traits =
                new SyntheticAboutYou(site.number(), site.number() * 1_000L + quarters);
        double leaning =
                new SyntheticPeople(site.number()).gaussian() * BETWEEN_SERVICES
                        + (site.number() % 4 == 1 ? quarters * A_QUARTER : 0);
        double rate =
                LOWEST_RATE + RATE_RANGE * new SyntheticPeople(site.number() + 500L).uniform();
        int responses =
                (int)
                        Math.max(
                                2,
                                Math.round(
                                        site.described().responses()
                                                * (0.85 + 0.3 * people.uniform())));
        int invited = (int) Math.round(responses / rate * (0.9 + 0.2 * people.uniform()));
        List<Invitation> invitations = new ArrayList<>();
        List<Synthetic> answered = new ArrayList<>();
        for (int i = 0; i < invited; i++) {
            AboutYou about = traits.next();
            Invitation invitation = invitation(people, survey, site, about, i < responses);
            invitations.add(invitation);
            if (i < responses) {
                answered.add(response(people, invitation, survey, about, leaning));
            }
        }
        recordInvitations.record(survey, invitations);
        storeResponses.store(survey, answered);
    }

    private Invitation invitation(
            SyntheticPeople people, Survey survey, Site site, AboutYou about, boolean answers) {
        int days = (int) ChronoUnit.DAYS.between(survey.periodFrom(), survey.periodTo());
        LocalDate drawn = survey.periodFrom().plusDays(people.between(0, days));
        LocalDate left = earlier(drawn, today().minusDays(SHORTEST_WAIT + 2));
        return new Invitation(
                new InvitationId(new UUID(people.bits(), people.bits())),
                survey.id(),
                site.service(),
                people.uniform() < GOES_ON ? site.destination() : Optional.empty(),
                left,
                people.uniform() < BY_TEXT ? Mode.SMS : Mode.LETTER,
                survey.language(),
                List.of(),
                Optional.empty(),
                about.deprivation(),
                about.admission(),
                answers ? InvitationState.COMPLETED : InvitationState.EXPIRED,
                left.plusDays(LAST_DAY + 1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Synthetic response(
            SyntheticPeople people,
            Invitation invitation,
            Survey survey,
            AboutYou about,
            double ofService) {
        double leaning = ofService + SyntheticAboutYou.leaning(about);
        double who = people.uniform();
        Respondent respondent =
                who < 0.12 ? Respondent.PROXY : who < 0.22 ? Respondent.HELPED : Respondent.SELF;
        boolean proxy = respondent == Respondent.PROXY;
        SyntheticPeople.Person person = people.next(proxy ? leaning - PROXIES_LESS : leaning);
        LocalDate drawn =
                invitation.transitionDate().plusDays(people.between(SHORTEST_WAIT, LONGEST_WAIT));
        LocalDate answered = earlier(drawn, today());
        Submission submission =
                new Submission(
                        invitation.id(),
                        new UUID(people.bits(), people.bits()),
                        respondent,
                        proxy
                                ? Optional.of(
                                        Relationship.values()[
                                                people.between(
                                                        0, Relationship.values().length - 1)])
                                : Optional.empty(),
                        about,
                        answered,
                        invitation.mode(),
                        survey.instruments().stream()
                                .map(id -> answers(person, instruments.find(id).orElseThrow()))
                                .toList());
        return new Synthetic(
                invitation, submission, answered.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static InstrumentAnswers answers(SyntheticPeople.Person person, Instrument instrument) {
        List<Answer> answers = new ArrayList<>();
        for (byte code : person.answer(instrument)) {
            answers.add(Answer.fromCode(code));
        }
        return new InstrumentAnswers(instrument.id(), answers);
    }
}
