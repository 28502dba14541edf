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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Fault;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.fieldwork.SurveyViews.StopForm;
import org.joinedup.invitation.Bar;
import org.joinedup.kernel.Coded;
import org.joinedup.web.Pages;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where it is said who has died, or does not wish to be asked. */
@Hidden
@Controller("/stop-lists")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class StopPagesController {
    private static final String UPLOAD = "upload";

    private final UploadedList uploadedList;
    private final StopPeople stopPeople;
    private final CoordinatorPages pages;

    StopPagesController(UploadedList uploadedList, StopPeople stopPeople, CoordinatorPages pages) {
        this.uploadedList = uploadedList;
        this.stopPeople = stopPeople;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> ask(
            @QueryValue(defaultValue = "-1") int rows,
            @QueryValue(defaultValue = "0") int ended,
            Caller caller) {
        return pages.show(
                "stop", new StopForm(caller.isAdministrator(), "", "", rows, ended, Faults.NONE));
    }

    @Post
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    HttpResponse<byte[]> take(@Body MultipartBody body, Caller caller) {
        return uploadedList.onPage(body, form -> take(form, caller));
    }

    private HttpResponse<byte[]> take(ListForm form, Caller caller) {
        Optional<Bar> reason = Coded.find(Bar.class, form.fields().text("reason"));
        List<Fault> faults = new ArrayList<>();
        if (reason.isEmpty()) {
            faults.add(Fault.of("reason", "staff.stop.error.reason"));
        }
        if (!form.isText() || form.file().isBlank()) {
            faults.add(
                    Fault.of(
                            UPLOAD,
                            form.isText()
                                    ? "staff.list.error.upload"
                                    : "staff.list.error.not-text"));
        }
        if (!faults.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, form, faults, caller);
        }
        String owner = caller.isAdministrator() ? form.fields().text("organisation") : null;
        return answer(
                stopPeople.stop(new NewStopList(owner, reason.get(), form.file()), caller),
                form,
                caller);
    }

    private HttpResponse<byte[]> answer(StopPeople.Outcome outcome, ListForm form, Caller caller) {
        return switch (outcome) {
            case StopPeople.Outcome.Stopped done ->
                    Pages.seeOther(
                            "/stop-lists?rows=%d&ended=%d".formatted(done.rows(), done.ended()));
            case StopPeople.Outcome.Faulty faulty ->
                    refused(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            form,
                            faulty.faults().stream().map(StopPagesController::fault).toList(),
                            caller);
            case StopPeople.Outcome.NotYours ignored ->
                    refused(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            form,
                            List.of(Fault.of("organisation", "staff.survey.error.owner")),
                            caller);
            case StopPeople.Outcome.NotReady ignored ->
                    refused(
                            HttpStatus.CONFLICT,
                            form,
                            List.of(Fault.of(UPLOAD, "staff.stop.error.no-key")),
                            caller);
        };
    }

    private static Fault fault(FieldError error) {
        return Fault.of(
                UPLOAD,
                "staff.stop.error.row",
                error.line() == null ? "1" : error.line().toString(),
                error.field(),
                error.reason());
    }

    private HttpResponse<byte[]> refused(
            HttpStatus status, ListForm form, List<Fault> faults, Caller caller) {
        return pages.show(
                status,
                "stop",
                new StopForm(
                        caller.isAdministrator(),
                        form.fields().text("organisation"),
                        form.fields().text("reason"),
                        -1,
                        0,
                        new Faults(faults)));
    }
}
