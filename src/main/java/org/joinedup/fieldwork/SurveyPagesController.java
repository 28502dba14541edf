package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Listing;
import org.joinedup.fieldwork.SurveyViews.PlanLine;
import org.joinedup.fieldwork.SurveyViews.Task;
import org.joinedup.fieldwork.SurveyViews.Whole;
import org.joinedup.invitation.InvitePeople;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The surveys, and what comes next in each. */
@Hidden
@Controller("/surveys")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class SurveyPagesController {
    private static final int A_PAGE = 25;
    private static final String DONE = "done";
    private static final String TO_DO = "todo";
    private static final String LATER = "later";
    private static final String ANY_TIME = "any";

    private final Surveys surveys;
    private final StoredPlans plans;
    private final InvitePeople people;
    private final CoordinatorPages pages;

    SurveyPagesController(
            Surveys surveys, StoredPlans plans, InvitePeople people, CoordinatorPages pages) {
        this.surveys = surveys;
        this.plans = plans;
        this.people = people;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> list(@QueryValue(defaultValue = "1") int page, Caller caller) {
        List<Survey> all = surveys.visibleTo(caller);
        int last = Math.max(1, Math.ceilDiv(all.size(), A_PAGE));
        int shown = Math.clamp(page, 1, last);
        return pages.show(
                "surveys",
                new Listing(
                        all.stream()
                                .skip((long) (shown - 1) * A_PAGE)
                                .limit(A_PAGE)
                                .map(pages::line)
                                .toList(),
                        shown,
                        last));
    }

    @Get("/{id}")
    HttpResponse<?> one(SurveyId id, Caller caller) {
        return pages.of(id, caller, survey -> pages.show("survey", whole(survey)));
    }

    private Whole whole(Survey survey) {
        Optional<Plan> plan = plans.find(survey.id());
        return new Whole(
                pages.line(survey),
                survey.askedBy(),
                survey.contact().orElse(""),
                survey.language(),
                survey.asksAboutYou(),
                plan.map(Plan::steps).orElse(List.of()).stream()
                        .map(
                                step ->
                                        new PlanLine(
                                                step.day(), step.channel().code(), step.reminder()))
                        .toList(),
                people.purgeDate(survey),
                tasks(survey, plan),
                changes(survey.state()));
    }

    private List<Task> tasks(Survey survey, Optional<Plan> plan) {
        String path = "/surveys/" + survey.id();
        SurveyState state = survey.state();
        boolean hasLists = plans.hasLists(survey.id());
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task("words", path + "/preview", ANY_TIME));
        if (state != SurveyState.CLOSED) {
            tasks.add(new Task("try", path + "/pilot", ANY_TIME));
            tasks.add(new Task("plan", path + "/plan", plan.isPresent() ? DONE : TO_DO));
            tasks.add(
                    new Task(
                            "open",
                            path + "/change/open",
                            state == SurveyState.OPEN ? DONE : TO_DO));
            tasks.add(
                    new Task(
                            "list",
                            path + "/lists",
                            hasLists ? DONE : plan.isPresent() ? TO_DO : LATER));
        }
        if (plan.filter(SurveyPagesController::hasLetters).isPresent()) {
            tasks.add(new Task("letters", path + "/letters", hasLists ? ANY_TIME : LATER));
        }
        tasks.add(new Task("watch", path + "/fieldwork", hasLists ? ANY_TIME : LATER));
        return tasks;
    }

    private static boolean hasLetters(Plan plan) {
        return plan.steps().stream().anyMatch(step -> step.channel() == Channel.LETTER);
    }

    private static List<String> changes(SurveyState state) {
        return switch (state) {
            case DRAFT -> List.of("open", "close");
            case OPEN -> List.of("pause", "close");
            case PAUSED -> List.of("open", "close");
            case CLOSED -> List.of();
        };
    }
}
