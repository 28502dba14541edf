package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.StoredStandings.Course;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.statistics.CompletionForecast;
import org.joinedup.statistics.CompletionForecast.Waiting;
import org.joinedup.statistics.CompletionForecast.Watched;
import org.joinedup.statistics.Estimate;
import org.joinedup.web.Messages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells how many questionnaires there will be, as far as those of earlier people say. */
@Singleton
class ForecastCompletes {
    private final StoredStandings standings;
    private final Clock clock;

    ForecastCompletes(StoredStandings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    FieldworkReport.Forecast forecast(Survey survey, Messages words) {
        String method = words.text("staff.watch.forecast.method");
        List<Course> courses = standings.courses(survey.id());
        long completed = courses.stream().filter(Course::completed).mapToLong(Course::people).sum();
        if (courses.isEmpty()) {
            return none("nobody", completed, method);
        }
        LocalDate today = LocalDate.now(clock);
        List<Waiting> waiting = waiting(courses, today);
        if (survey.state() == SurveyState.CLOSED || waiting.isEmpty()) {
            return none("ended", completed, method);
        }
        Estimate<CompletionForecast> forecast =
                CompletionForecast.of(completed, watched(courses, today), waiting, Tally.LEVEL);
        if (!forecast.isKnown()) {
            return none("not-yet", completed, method);
        }
        LocalDate last =
                courses.stream()
                        .filter(course -> isOpen(course, today))
                        .map(Course::last)
                        .max(Comparator.naturalOrder())
                        .orElse(today);
        CompletionForecast known = forecast.get();
        return new FieldworkReport.Forecast(
                "known",
                completed,
                known.expected(),
                known.interval().lower(),
                known.interval().upper(),
                last,
                method);
    }

    private static FieldworkReport.Forecast none(String state, long completed, String method) {
        return new FieldworkReport.Forecast(state, completed, null, null, null, null, method);
    }

    private static boolean isOpen(Course course, LocalDate today) {
        return course.ended() == null && !course.last().isBefore(today);
    }

    /** Today is not over: it is among what is to come for all, whether asked before or later. */
    private static List<Waiting> waiting(List<Course> courses, LocalDate today) {
        List<Waiting> waiting = new ArrayList<>();
        for (Course course : courses) {
            if (isOpen(course, today) && !course.last().isBefore(course.asked())) {
                int passed = Math.max(0, days(course.asked(), today));
                waiting.add(
                        new Waiting(passed, days(course.asked(), course.last()), course.people()));
            }
        }
        return waiting;
    }

    /** Until yesterday: who has answered today was until then watched without an answer. */
    private static List<Watched> watched(List<Course> courses, LocalDate today) {
        List<Watched> watched = new ArrayList<>();
        for (Course course : courses) {
            LocalDate end = course.ended() == null ? course.last().plusDays(1) : course.ended();
            boolean completed = course.completed() && course.ended() != null && end.isBefore(today);
            int days = days(course.asked(), end.isBefore(today) ? end : today);
            if (days >= 0) {
                watched.add(new Watched(days, completed, course.people()));
            }
        }
        return watched;
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
