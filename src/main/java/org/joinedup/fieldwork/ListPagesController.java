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
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.web.Pages;
import org.joinedup.web.Problem.FieldError;

import java.util.List;

/** Where a list is handed in: the file, which column is what, what would come of it, and yes. */
@Hidden
@Controller("/surveys/{id}/lists")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class ListPagesController {
    private final UploadedList uploadedList;
    private final PreviewList previewList;
    private final TakeList takeList;
    private final TrackProgress trackProgress;
    private final ArrangeList arrange;
    private final CoordinatorPages pages;

    ListPagesController(
            UploadedList uploadedList,
            PreviewList previewList,
            TakeList takeList,
            TrackProgress trackProgress,
            ArrangeList arrange,
            CoordinatorPages pages) {
        this.uploadedList = uploadedList;
        this.previewList = previewList;
        this.takeList = takeList;
        this.trackProgress = trackProgress;
        this.arrange = arrange;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> ask(SurveyId id, @QueryValue(defaultValue = "") String taken, Caller caller) {
        return pages.of(
                id,
                caller,
                survey ->
                        pages.show("lists", arrange.upload(survey, !taken.isEmpty(), Faults.NONE)));
    }

    /** One address for all steps: each sends the file along, and its button says which it is. */
    @Post
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    HttpResponse<?> step(SurveyId id, @Body MultipartBody body, Caller caller) {
        return uploadedList.onPage(
                body, form -> pages.of(id, caller, survey -> step(survey, form, caller)));
    }

    private HttpResponse<byte[]> step(Survey survey, ListForm form, Caller caller) {
        if (!form.isText() || form.file().isBlank()) {
            String key = form.isText() ? "staff.list.error.upload" : "staff.list.error.not-text";
            return pages.show(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "lists",
                    arrange.upload(survey, false, new Faults(List.of(Fault.of("upload", key)))));
        }
        return switch (form.fields().text("step")) {
            case "preview" ->
                    form.list()
                            .map(list -> preview(survey, form, list, caller))
                            .orElseGet(() -> withoutSize(survey, form));
            case "take" ->
                    form.list()
                            .filter(list -> list.accept() != null)
                            .map(list -> take(survey, form, list, caller))
                            .orElseGet(() -> map(HttpStatus.OK, survey, form, Faults.NONE));
            default -> map(HttpStatus.OK, survey, form, Faults.NONE);
        };
    }

    private HttpResponse<byte[]> map(
            HttpStatus status, Survey survey, ListForm form, Faults faults) {
        return pages.show(status, "mapping", arrange.mapping(survey, form, faults));
    }

    private HttpResponse<byte[]> withoutSize(Survey survey, ListForm form) {
        return refused(survey, form, List.of(Fault.of("size", "staff.list.error.size")));
    }

    private HttpResponse<byte[]> refused(Survey survey, ListForm form, List<Fault> faults) {
        return map(HttpStatus.UNPROCESSABLE_ENTITY, survey, form, new Faults(faults));
    }

    private HttpResponse<byte[]> preview(
            Survey survey, ListForm form, NewList list, Caller caller) {
        return shown(HttpStatus.OK, survey, form, previewList.preview(survey, list, caller));
    }

    private HttpResponse<byte[]> shown(
            HttpStatus status, Survey survey, ListForm form, PreviewList.Outcome outcome) {
        return switch (outcome) {
            case PreviewList.Outcome.Shown shown ->
                    pages.show(
                            status,
                            "preview",
                            arrange.preview(survey, form, shown.report(), status != HttpStatus.OK));
            case PreviewList.Outcome.Faulty faulty ->
                    refused(
                            survey,
                            form,
                            faulty.faults().stream().map(ListPagesController::fault).toList());
            case PreviewList.Outcome.Invalid invalid ->
                    refused(
                            survey,
                            form,
                            invalid.faults().stream().map(ListPagesController::fault).toList());
            case PreviewList.Outcome.NotReady notReady ->
                    refused(
                            survey,
                            form,
                            List.of(
                                    Fault.of(
                                            "preview",
                                            "staff.list.error.not-ready",
                                            notReady.reason())));
        };
    }

    private static Fault fault(FieldError error) {
        return ListColumns.ALL.contains(error.field())
                ? Fault.of(
                        ListForm.COLUMN + error.field(), "staff.list.error.column", error.field())
                : Fault.of(
                        "preview",
                        "staff.list.error.file",
                        error.line() == null ? "1" : error.line().toString(),
                        error.reason());
    }

    private HttpResponse<byte[]> take(Survey survey, ListForm form, NewList list, Caller caller) {
        return switch (trackProgress.begin(WorkKind.INVITATION_IMPORT, null, caller, survey.id())) {
            case TrackProgress.Outcome.Refused refused ->
                    throw new IllegalStateException(refused.fault().reason());
            case TrackProgress.Outcome.Begun begun ->
                    taken(
                            survey,
                            form,
                            list,
                            caller,
                            begun.work()
                                    .run(
                                            counter -> takeList.take(survey, list, caller, counter),
                                            TakeList.Outcome.Taken.class::isInstance));
        };
    }

    private HttpResponse<byte[]> taken(
            Survey survey, ListForm form, NewList list, Caller caller, TakeList.Outcome outcome) {
        return switch (outcome) {
            case TakeList.Outcome.Taken ignored ->
                    Pages.seeOther("/surveys/" + survey.id() + "/lists?taken=1");
            case TakeList.Outcome.Different ignored ->
                    shown(
                            HttpStatus.CONFLICT,
                            survey,
                            form,
                            previewList.preview(survey, list, caller));
            case TakeList.Outcome.SurveyNotOpen ignored ->
                    shown(
                            HttpStatus.CONFLICT,
                            survey,
                            form,
                            previewList.preview(survey, list, caller));
            case TakeList.Outcome.Refused refused ->
                    shown(HttpStatus.CONFLICT, survey, form, refused.why());
        };
    }
}
