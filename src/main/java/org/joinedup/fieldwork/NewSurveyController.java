package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;

import jakarta.validation.ConstraintViolation;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Fault;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.invitation.CreateSurvey;
import org.joinedup.invitation.NewSurvey;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Pages;
import org.joinedup.web.Problem.FieldError;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where a survey is made, from nothing or from one that there was. */
@Hidden
@Controller("/surveys/new")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class NewSurveyController {
    private final SurveyForm form;
    private final MakeSurvey makeSurvey;
    private final Surveys surveys;
    private final Validator validator;
    private final CoordinatorPages pages;

    NewSurveyController(
            SurveyForm form,
            MakeSurvey makeSurvey,
            Surveys surveys,
            Validator validator,
            CoordinatorPages pages) {
        this.form = form;
        this.makeSurvey = makeSurvey;
        this.surveys = surveys;
        this.validator = validator;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> ask(@QueryValue @Nullable String copy, Caller caller) {
        if (copy == null) {
            return show(HttpStatus.OK, form.empty(), Faults.NONE, caller);
        }
        return survey(copy, caller)
                .<HttpResponse<?>>map(
                        survey -> show(HttpStatus.OK, form.next(survey), Faults.NONE, caller))
                .orElseGet(HttpResponse::notFound);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> make(@Body Map<String, Object> sent, Caller caller) {
        FormFields fields = new FormFields(sent);
        NewSurvey wanted = form.read(fields, caller);
        List<Fault> faults =
                validator.validate(wanted).stream()
                        .map(NewSurveyController::field)
                        .distinct()
                        .map(NewSurveyController::fault)
                        .toList();
        if (!faults.isEmpty()) {
            return refused(fields, faults, caller);
        }
        List<Fault> notAllowed =
                form.withoutPermission(fields).stream()
                        .map(
                                id ->
                                        Fault.of(
                                                SurveyForm.INSTRUMENTS,
                                                "staff.survey.error.permission",
                                                pages.title(id)))
                        .toList();
        if (!notAllowed.isEmpty()) {
            return refused(fields, notAllowed, caller);
        }
        return switch (makeSurvey.make(wanted, survey(fields.text("copy"), caller), caller)) {
            case CreateSurvey.Outcome.Created made ->
                    Pages.seeOther("/surveys/" + made.survey().id());
            case CreateSurvey.Outcome.Refused refused ->
                    refused(
                            fields,
                            refused.faults().stream()
                                    .map(FieldError::field)
                                    .map(field -> field.replaceFirst("\\[.*", ""))
                                    .distinct()
                                    .map(NewSurveyController::refusal)
                                    .toList(),
                            caller);
        };
    }

    private Optional<Survey> survey(String id, Caller caller) {
        try {
            return surveys.findVisible(new SurveyId(UUID.fromString(id)), caller);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String field(ConstraintViolation<NewSurvey> violation) {
        return Stream.of(violation.getPropertyPath().toString().split("[.\\[]", -1))
                .findFirst()
                .orElseThrow();
    }

    private static Fault fault(String field) {
        return Fault.of(field, "staff.survey.error." + field);
    }

    /** What a use case refuses in a choice that can be read. */
    private static Fault refusal(String field) {
        return switch (field) {
            case SurveyForm.INSTRUMENTS -> Fault.of(field, "staff.survey.error.overlap");
            case "language" -> Fault.of(field, "staff.survey.error.not-released");
            default -> fault(field);
        };
    }

    private HttpResponse<byte[]> refused(FormFields fields, List<Fault> faults, Caller caller) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, fields, new Faults(faults), caller);
    }

    private HttpResponse<byte[]> show(
            HttpStatus status, FormFields fields, Faults faults, Caller caller) {
        return pages.show(status, "new-survey", form.show(fields, caller, faults));
    }
}
