package org.joinedup.invitation;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;
import org.joinedup.web.Problem.FieldError;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a survey as a draft. */
@Singleton
public class CreateSurvey {
    private static final String LONG_FORM = "ctm-15";
    private static final String SHORT_FORM = "ctm-3";

    /** Years in which a survey can be; a date far outside is a slip of the pen. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2099;

    private final StoredSurveys surveys;
    private final Services services;
    private final Instruments instruments;
    private final AuditTrail audit;
    private final boolean demonstrations;

    CreateSurvey(
            StoredSurveys surveys,
            Services services,
            Instruments instruments,
            AuditTrail audit,
            @Value("${joinedup.demonstration.enabled:false}") boolean demonstrations) {
        this.surveys = surveys;
        this.services = services;
        this.instruments = instruments;
        this.audit = audit;
        this.demonstrations = demonstrations;
    }

    /** How it ended. */
    public sealed interface Outcome {
        record Created(Survey survey) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    @Transactional
    public Outcome create(NewSurvey survey, Caller caller) {
        List<FieldError> faults = new ArrayList<>();
        Optional<OrganisationId> owner = owner(survey, caller, faults);
        checkPeriod(survey, faults);
        checkInstruments(survey, faults);
        if (survey.isDemonstration() && !demonstrations) {
            faults.add(
                    new FieldError(
                            "demonstration",
                            "is for installations with joinedup.demonstration.enabled: synthetic"
                                    + " answers never stand beside real ones"));
        }
        if (owner.isEmpty() || !faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        SurveyId id = surveys.add(survey, owner.get());
        audit.record(
                caller.name(),
                "create-survey",
                id.toString(),
                survey.isDemonstration() ? "demonstration" : "live");
        return new Outcome.Created(surveys.find(id).orElseThrow());
    }

    private Optional<OrganisationId> owner(
            NewSurvey survey, Caller caller, List<FieldError> faults) {
        Optional<OrganisationId> named =
                Optional.ofNullable(survey.owner()).flatMap(services::organisationWithCode);
        if (caller.isAdministrator()) {
            if (named.isEmpty()) {
                faults.add(
                        new FieldError(
                                "owner",
                                survey.owner() == null
                                        ? "is required for administrators"
                                        : "is not the code of an organisation"));
            }
            return named;
        }
        if (survey.owner() != null && !named.equals(caller.organisation())) {
            faults.add(new FieldError("owner", "must be absent, or your own organisation"));
        }
        return caller.organisation();
    }

    private static void checkPeriod(NewSurvey survey, List<FieldError> faults) {
        if (isNoYear(survey.periodFrom())) {
            faults.add(new FieldError("periodFrom", "must be in this century"));
        }
        if (isNoYear(survey.periodTo())) {
            faults.add(new FieldError("periodTo", "must be in this century"));
        }
        if (survey.periodFrom().isAfter(survey.periodTo())) {
            faults.add(new FieldError("periodTo", "is before periodFrom"));
        }
    }

    private static boolean isNoYear(LocalDate date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR;
    }

    private void checkInstruments(NewSurvey survey, List<FieldError> faults) {
        Set<String> codes = new HashSet<>();
        if (!Messages.speaks(survey.language())) {
            faults.add(
                    new FieldError(
                            "language", "must be one of " + String.join(", ", Messages.LANGUAGES)));
        }
        for (int i = 0; i < survey.instruments().size(); i++) {
            InstrumentId id = survey.instruments().get(i).id();
            String field = "instruments[" + i + "]";
            if (instruments.find(id).isEmpty()) {
                faults.add(new FieldError(field, "is not a released version of an instrument"));
            } else if (Messages.speaks(survey.language())
                    && instruments.find(id, survey.language()).isEmpty()) {
                faults.add(new FieldError("language", id + " is not released in this language"));
            }
            if (!codes.add(id.code())) {
                faults.add(new FieldError(field, "is asked already in this survey"));
            }
        }
        if (codes.containsAll(Set.of(LONG_FORM, SHORT_FORM))) {
            faults.add(
                    new FieldError(
                            "instruments",
                            "ctm-3 is part of ctm-15: nobody is asked the same twice"));
        }
    }
}
