package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Batch;
import org.joinedup.fieldwork.SurveyViews.Letters;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Pages;

/** Where letters are put into batches; the files are those of the API. */
@Hidden
@Controller("/surveys/{id}/letters")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class LetterPagesController {
    private final PrintLetters printLetters;
    private final CoordinatorPages pages;

    LetterPagesController(PrintLetters printLetters, CoordinatorPages pages) {
        this.printLetters = printLetters;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(SurveyId id, @QueryValue(defaultValue = "-1") int made, Caller caller) {
        return pages.of(id, caller, survey -> page(HttpStatus.OK, survey, made, ""));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> make(SurveyId id, Caller caller) {
        return pages.of(
                id,
                caller,
                survey ->
                        survey.state() == SurveyState.OPEN
                                ? Pages.seeOther(
                                        "/surveys/%s/letters?made=%d"
                                                .formatted(
                                                        id,
                                                        printLetters.make(id, caller).letters()))
                                : page(HttpStatus.CONFLICT, survey, -1, "staff.letters.not-open"));
    }

    private HttpResponse<byte[]> page(HttpStatus status, Survey survey, int made, String refusal) {
        return pages.show(
                status,
                "batches",
                new Letters(
                        pages.line(survey),
                        printLetters.made(survey.id()).stream()
                                .map(
                                        batch ->
                                                new Batch(
                                                        batch.id().toString(),
                                                        batch.letters(),
                                                        batch.by(),
                                                        pages.moment(batch.at())))
                                .toList(),
                        made,
                        refusal));
    }
}
