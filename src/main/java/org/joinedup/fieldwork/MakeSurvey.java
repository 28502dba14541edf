package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.CreateSurvey;
import org.joinedup.invitation.NewSurvey;
import org.joinedup.invitation.Survey;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes a survey, with the plan of the one that it is a copy of. */
@Singleton
class MakeSurvey {
    private final CreateSurvey createSurvey;
    private final SetPlan setPlan;

    MakeSurvey(CreateSurvey createSurvey, SetPlan setPlan) {
        this.createSurvey = createSurvey;
        this.setPlan = setPlan;
    }

    @Transactional
    CreateSurvey.Outcome make(NewSurvey wanted, Optional<Survey> copied, Caller caller) {
        CreateSurvey.Outcome outcome = createSurvey.create(wanted, caller);
        if (outcome instanceof CreateSurvey.Outcome.Created made) {
            copied.ifPresent(from -> copyPlan(from, made.survey(), caller));
        }
        return outcome;
    }

    /** A plan that does not fit the new dates is set anew: the survey's page asks for it. */
    private void copyPlan(Survey from, Survey to, Caller caller) {
        setPlan.find(from.id(), caller)
                .ifPresent(
                        plan -> {
                            long kept =
                                    ChronoUnit.DAYS.between(
                                            AskingWindow.lastDay(from.periodTo()), plan.purgeOn());
                            NewPlan moved =
                                    new NewPlan(
                                            plan.steps(),
                                            plan.sendFrom(),
                                            plan.sendTo(),
                                            plan.workingDaysOnly(),
                                            plan.mostAnHour(),
                                            AskingWindow.lastDay(to.periodTo()).plusDays(kept));
                            setPlan.set(to.id(), moved, caller);
                        });
    }
}
