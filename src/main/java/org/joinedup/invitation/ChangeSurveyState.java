package org.joinedup.invitation;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.questionnaire.Instruments;

import java.util.List;
import java.util.Optional;

/**
 * Opens, pauses or closes a survey where the table of changes allows it. Of two callers at once,
 * one makes the change.
 */
@Singleton
public class ChangeSurveyState {
    private final StoredSurveys surveys;
    private final Instruments instruments;
    private final AuditTrail audit;

    ChangeSurveyState(StoredSurveys surveys, Instruments instruments, AuditTrail audit) {
        this.surveys = surveys;
        this.instruments = instruments;
        this.audit = audit;
    }

    /** How it ended. */
    public sealed interface Outcome {
        record Changed(Survey survey) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotPossible(SurveyState state) implements Outcome {}

        record PermissionNotRecorded(List<InstrumentId> without, Survey survey)
                implements Outcome {}
    }

    @Transactional
    public Outcome change(SurveyId id, SurveyState to, Caller caller) {
        Optional<Survey> found = surveys.findVisible(id, caller);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        Survey survey = found.get();
        if (!to.from().contains(survey.state())) {
            return new Outcome.NotPossible(survey.state());
        }
        List<InstrumentId> without = to == SurveyState.OPEN ? withoutPermission(survey) : List.of();
        if (!without.isEmpty()) {
            return new Outcome.PermissionNotRecorded(without, survey);
        }
        if (!surveys.move(id, to)) {
            return new Outcome.NotPossible(surveys.find(id).orElseThrow().state());
        }
        if (to == SurveyState.CLOSED) {
            surveys.closeTrialOf(id);
        }
        audit.record(caller.name(), "change-survey-state", id.toString(), to.code());
        return new Outcome.Changed(surveys.find(id).orElseThrow());
    }

    /** The instruments that may not be used live; a demonstration may use them all. */
    private List<InstrumentId> withoutPermission(Survey survey) {
        return survey.demonstration()
                ? List.of()
                : survey.instruments().stream()
                        .filter(instrument -> instruments.permission(instrument).isEmpty())
                        .toList();
    }
}
