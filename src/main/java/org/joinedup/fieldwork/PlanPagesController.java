package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Fault;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Pages;
import org.joinedup.web.Problem.FieldError;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where it is set how and when people are written to. */
@Hidden
@Controller("/surveys/{id}/plan")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class PlanPagesController {
    private static final Pattern OF_STEP = Pattern.compile("steps\\[([0-9]+)]\\.([a-z]+).*");

    private final SetPlan setPlan;
    private final PlanForm form;
    private final Validator validator;
    private final CoordinatorPages pages;

    PlanPagesController(
            SetPlan setPlan, PlanForm form, Validator validator, CoordinatorPages pages) {
        this.setPlan = setPlan;
        this.form = form;
        this.validator = validator;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> ask(SurveyId id, Caller caller) {
        return pages.of(
                id,
                caller,
                survey ->
                        show(
                                HttpStatus.OK,
                                survey,
                                form.of(survey, setPlan.find(id, caller)),
                                Faults.NONE));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> set(SurveyId id, @Body Map<String, Object> sent, Caller caller) {
        return pages.of(id, caller, survey -> set(survey, new FormFields(sent), caller));
    }

    private HttpResponse<byte[]> set(Survey survey, FormFields fields, Caller caller) {
        PlanForm.Read read = form.read(survey, fields);
        List<Fault> faults =
                validator.validate(read.plan()).stream()
                        .map(violation -> fault(violation.getPropertyPath().toString(), read))
                        .distinct()
                        .toList();
        if (!faults.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, survey, fields, faults);
        }
        return switch (setPlan.set(survey.id(), read.plan(), caller)) {
            case SetPlan.Outcome.Set ignored -> Pages.seeOther("/surveys/" + survey.id());
            case SetPlan.Outcome.NotFound ignored ->
                    throw new IllegalStateException("a survey that was seen is gone");
            case SetPlan.Outcome.Refused refused ->
                    refused(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            survey,
                            fields,
                            refused.faults().stream()
                                    .map(FieldError::field)
                                    .map(field -> fault(field, read))
                                    .distinct()
                                    .toList());
            case SetPlan.Outcome.NotPossible ignored ->
                    refused(
                            HttpStatus.CONFLICT,
                            survey,
                            fields,
                            List.of(Fault.of("channel-0", "staff.plan.error.not-possible")));
        };
    }

    /** Steps are numbered without the rows that were left empty. */
    private static Fault fault(String path, PlanForm.Read read) {
        Matcher step = OF_STEP.matcher(path);
        if (!step.matches()) {
            String field = path.replaceFirst("[.\\[].*", "");
            return Fault.of(
                    field.equals("steps") ? "channel-0" : field, "staff.plan.error." + field);
        }
        int row = read.rows().get(Integer.parseInt(step.group(1)));
        String field = step.group(2).equals("templates") ? "template" : step.group(2);
        return Fault.of(field + "-" + row, "staff.plan.error." + field, Integer.toString(row + 1));
    }

    private HttpResponse<byte[]> refused(
            HttpStatus status, Survey survey, FormFields fields, List<Fault> faults) {
        return show(status, survey, fields, new Faults(faults));
    }

    private HttpResponse<byte[]> show(
            HttpStatus status, Survey survey, FormFields fields, Faults faults) {
        return pages.show(status, "plan", form.show(survey, pages.line(survey), fields, faults));
    }
}
