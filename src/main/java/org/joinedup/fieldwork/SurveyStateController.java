package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Change;
import org.joinedup.invitation.ChangeSurveyState;
import org.joinedup.invitation.InvitePeople;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.SurveyId;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Pages;

import java.util.List;
import java.util.Optional;

/** Where a survey is opened, paused or closed, once it was said what comes of it. */
@Hidden
@Controller("/surveys/{id}/change/{act}")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class SurveyStateController {
    private final ChangeSurveyState changeState;
    private final Instruments instruments;
    private final InvitePeople people;
    private final CoordinatorPages pages;

    SurveyStateController(
            ChangeSurveyState changeState,
            Instruments instruments,
            InvitePeople people,
            CoordinatorPages pages) {
        this.changeState = changeState;
        this.instruments = instruments;
        this.people = people;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> ask(SurveyId id, String act, Caller caller) {
        return wanted(act)
                .<HttpResponse<?>>map(
                        to -> pages.of(id, caller, survey -> page(HttpStatus.OK, survey, act, "")))
                .orElseGet(HttpResponse::notFound);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> change(SurveyId id, String act, Caller caller) {
        return wanted(act)
                .<HttpResponse<?>>map(to -> change(id, act, to, caller))
                .orElseGet(HttpResponse::notFound);
    }

    private HttpResponse<?> change(SurveyId id, String act, SurveyState to, Caller caller) {
        return switch (changeState.change(id, to, caller)) {
            case ChangeSurveyState.Outcome.Changed ignored -> Pages.seeOther("/surveys/" + id);
            case ChangeSurveyState.Outcome.NotFound ignored -> HttpResponse.notFound();
            case ChangeSurveyState.Outcome.NotPossible ignored ->
                    refused(id, act, "staff.change.not-possible", caller);
            case ChangeSurveyState.Outcome.PermissionNotRecorded ignored ->
                    refused(id, act, "", caller);
        };
    }

    private HttpResponse<?> refused(SurveyId id, String act, String refusal, Caller caller) {
        return pages.of(id, caller, survey -> page(HttpStatus.CONFLICT, survey, act, refusal));
    }

    private HttpResponse<byte[]> page(
            HttpStatus status, Survey survey, String act, String refusal) {
        List<String> without =
                survey.demonstration() || !act.equals("open")
                        ? List.of()
                        : survey.instruments().stream()
                                .filter(each -> instruments.permission(each).isEmpty())
                                .map(pages::title)
                                .toList();
        return pages.show(
                status,
                "change",
                new Change(pages.line(survey), act, people.purgeDate(survey), without, refusal));
    }

    private static Optional<SurveyState> wanted(String act) {
        return switch (act) {
            case "open" -> Optional.of(SurveyState.OPEN);
            case "pause" -> Optional.of(SurveyState.PAUSED);
            case "close" -> Optional.of(SurveyState.CLOSED);
            default -> Optional.empty();
        };
    }
}
