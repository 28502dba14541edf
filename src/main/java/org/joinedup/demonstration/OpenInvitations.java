package org.joinedup.demonstration;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.invitation.IssueInvitations;
import org.joinedup.invitation.IssuedLink;
import org.joinedup.invitation.NewInvitations;
import org.joinedup.invitation.NewInvitations.NewInvitation;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Period;
import org.joinedup.progress.Counter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;

/**
 * Links to try the questionnaire with. They cannot be shown again, so each start makes new ones.
 */
@Singleton
class OpenInvitations {
    private static final String NAME = "open";
    private static final int LINKS = 3;
    private static final int DAYS_AGO = 10;

    private final Surveys surveys;
    private final DemonstrationProgramme programme;
    private final IssueInvitations issue;
    private final Clock clock;

    OpenInvitations(
            Surveys surveys,
            DemonstrationProgramme programme,
            IssueInvitations issue,
            Clock clock) {
        this.surveys = surveys;
        this.programme = programme;
        this.issue = issue;
        this.clock = clock;
    }

    @Transactional
    List<IssuedLink> add(String serviceCode) {
        LocalDate left = LocalDate.now(clock).minusDays(DAYS_AGO);
        NewInvitation invitation =
                new NewInvitation(null, left, Mode.LETTER, null, null, null, null, null);
        NewInvitations batch =
                new NewInvitations(serviceCode, Collections.nCopies(LINKS, invitation));
        return switch (issue.issue(
                openSurvey(left).id(), batch, DemonstrationProgramme.CALLER, new Counter())) {
            case IssueInvitations.Outcome.Issued issued -> issued.links();
            case IssueInvitations.Outcome other ->
                    throw new IllegalStateException("demonstration links: " + other);
        };
    }

    private Survey openSurvey(LocalDate day) {
        return surveys.visibleTo(DemonstrationProgramme.CALLER).stream()
                .filter(survey -> survey.title().equals(DemonstrationProgramme.title(NAME)))
                .filter(survey -> survey.state() == SurveyState.OPEN)
                .filter(Survey::asksAboutYou)
                .filter(
                        survey ->
                                !day.isBefore(survey.periodFrom())
                                        && !day.isAfter(survey.periodTo()))
                .findFirst()
                .orElseGet(
                        () ->
                                programme.openSurvey(
                                        new Period(
                                                YearMonth.from(day),
                                                YearMonth.from(day).plusMonths(12)),
                                        NAME));
    }
}
