package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.InvitePeople;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets how and when the people of a survey are written to. */
@Singleton
class SetPlan {
    private final Surveys surveys;
    private final InvitePeople people;
    private final StoredPlans plans;
    private final AuditTrail audit;
    private final Clock clock;

    SetPlan(
            Surveys surveys,
            InvitePeople people,
            StoredPlans plans,
            AuditTrail audit,
            Clock clock) {
        this.surveys = surveys;
        this.people = people;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Set(NewPlan plan) implements Outcome {}

        record NotFound() implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}

        /** The survey is closed, or people are on their way along the steps. */
        record NotPossible(String reason) implements Outcome {}
    }

    @Transactional
    Outcome set(SurveyId id, NewPlan plan, Caller caller) {
        Optional<Survey> found = surveys.findVisible(id, caller);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        Survey survey = found.get();
        if (people.hold(survey) == SurveyState.CLOSED) {
            return new Outcome.NotPossible("the survey is closed");
        }
        List<FieldError> faults = faults(plan, survey);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        boolean sameSteps =
                plans.find(id).map(now -> now.steps().equals(plan.steps())).orElse(false);
        if (!sameSteps && plans.hasLists(id)) {
            return new Outcome.NotPossible("people are on their way along these steps");
        }
        plans.put(id, plan);
        people.keepUntil(survey, plan.purgeOn());
        audit.record(caller.name(), "set-fieldwork-plan", id.toString(), "");
        return new Outcome.Set(plan);
    }

    Optional<NewPlan> find(SurveyId id, Caller caller) {
        return surveys.findVisible(id, caller)
                .flatMap(
                        survey ->
                                plans.find(id)
                                        .map(
                                                plan ->
                                                        NewPlan.of(
                                                                plan,
                                                                people.purgeDate(survey)
                                                                        .orElseThrow())));
    }

    private List<FieldError> faults(NewPlan plan, Survey survey) {
        List<FieldError> faults = new ArrayList<>();
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            String field = "steps[" + i + "].";
            if (i > 0 && steps.get(i).day() < steps.get(i - 1).day()) {
                faults.add(new FieldError(field + "day", "is before that of the step before"));
            }
            if (i == 0 && steps.get(i).reminder()) {
                faults.add(new FieldError(field + "reminder", "is the first step"));
            }
            boolean byNotify = steps.get(i).isByNotify();
            if ((byNotify || steps.get(i).channel() == Channel.SMS)
                    && steps.get(i).template(survey.language(), survey.language()).isEmpty()) {
                faults.add(
                        new FieldError(
                                field + "templates",
                                "must have the language " + survey.language()));
            }
        }
        if (plan.sendFrom().compareTo(plan.sendTo()) >= 0) {
            faults.add(new FieldError("sendTo", "is not after sendFrom"));
        }
        LocalDate lastAnswer = AskingWindow.lastDay(survey.periodTo());
        if (!plan.purgeOn().isAfter(LocalDate.now(clock))
                || !plan.purgeOn().isAfter(lastAnswer)
                || plan.purgeOn().isAfter(lastAnswer.plusYears(1))) {
            faults.add(
                    new FieldError(
                            "purgeOn",
                            "must be after today and the last day on which anyone may answer, and"
                                    + " within a year of it"));
        }
        return faults;
    }
}
