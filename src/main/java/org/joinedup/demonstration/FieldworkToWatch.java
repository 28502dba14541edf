package org.joinedup.demonstration;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.StartFieldwork;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.Period;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A survey with a plan, whose made-up people get texts and emails that the demonstration catches.
 * Each start invites a few, since what was caught is gone with the node that caught it.
 */
@Singleton
class FieldworkToWatch {
    private static final String NAME = "by text and email";
    private static final int DAYS_AGO = 4;

    /** 07700 900000 to 900999 are Ofcom's for plays and films. */
    private static final int NUMBERS = 1_000;

    private static final int PEOPLE = 8;

    private final Surveys surveys;
    private final DemonstrationProgramme programme;
    private final StartFieldwork startFieldwork;
    private final Clock clock;
    private final Random random = new Random();

    FieldworkToWatch(
            Surveys surveys,
            DemonstrationProgramme programme,
            StartFieldwork startFieldwork,
            Clock clock) {
        this.surveys = surveys;
        this.programme = programme;
        this.startFieldwork = startFieldwork;
        this.clock = clock;
    }

    Survey add(String serviceCode, String owner) {
        LocalDate left = LocalDate.now(clock).minusDays(DAYS_AGO);
        Survey survey = survey(left, owner);
        startFieldwork.invite(survey, file(serviceCode, left), DemonstrationProgramme.CALLER);
        return survey;
    }

    private Survey survey(LocalDate day, String owner) {
        return surveys.visibleTo(DemonstrationProgramme.CALLER).stream()
                .filter(survey -> survey.title().equals(DemonstrationProgramme.title(NAME)))
                .filter(survey -> survey.state() == SurveyState.OPEN)
                .filter(
                        survey ->
                                !day.isBefore(survey.periodFrom())
                                        && !day.isAfter(survey.periodTo()))
                .findFirst()
                .orElseGet(() -> planned(day, owner));
    }

    private Survey planned(LocalDate day, String owner) {
        Period period = new Period(YearMonth.from(day), YearMonth.from(day).plusMonths(12));
        Survey survey = programme.openSurvey(period, NAME, owner);
        startFieldwork.plan(
                survey,
                AskingWindow.lastDay(period.lastDay()).plusMonths(1),
                DemonstrationProgramme.CALLER);
        return survey;
    }

    /** Some with a mobile, some with an email, and one who can be written to by letter alone. */
    private String file(String serviceCode, LocalDate left) {
        StringBuilder file =
                new StringBuilder("service,transition_date,mobile,email,name,address_1,postcode\n");
        for (int i = 0; i < PEOPLE; i++) {
            int number = random.nextInt(NUMBERS);
            boolean letter = i == PEOPLE - 1;
            file.append(serviceCode)
                    .append(',')
                    .append(left)
                    .append(letter || i % 2 == 1 ? "," : ",07700 900%03d".formatted(number))
                    .append(letter || i % 2 == 0 ? "," : ",person.%d@example.org".formatted(number))
                    .append(
                            ",Person %s,%d Example Street,ZZ99 3VZ\n"
                                    .formatted(letters(number), 1 + number));
        }
        return file.toString();
    }

    /** People are told apart by the letters of their names. */
    private static String letters(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + 'A'))
                .collect(Collectors.joining());
    }
}
