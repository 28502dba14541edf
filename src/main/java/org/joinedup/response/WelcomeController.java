package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.MoveInvitation;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.response.PatientView.Welcome;

import java.util.Arrays;
import java.util.Optional;

/** The way in: what this is about, and who answers. */
@Hidden
@Controller("/s/{token}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class WelcomeController {
    private static final int STATEMENTS_A_MINUTE = 5;

    private final PatientPages pages;
    private final OpenQuestionnaires questionnaires;
    private final MoveInvitation moveInvitation;
    private final Services services;

    WelcomeController(
            PatientPages pages,
            OpenQuestionnaires questionnaires,
            MoveInvitation moveInvitation,
            Services services) {
        this.pages = pages;
        this.questionnaires = questionnaires;
        this.moveInvitation = moveInvitation;
        this.services = services;
    }

    @Introspected
    record Form(@Nullable String respondent, @Nullable String relationship) {
        private Optional<Respondent> who() {
            return Optional.ofNullable(respondent)
                    .flatMap(code -> Coded.find(Respondent.class, code));
        }

        private Optional<Relationship> whatToThePerson() {
            return who().filter(who -> who == Respondent.PROXY)
                    .flatMap(who -> Optional.ofNullable(relationship))
                    .flatMap(code -> Coded.find(Relationship.class, code));
        }
    }

    /** Whoever has begun goes on where they left off. */
    @Get
    HttpResponse<byte[]> enter(String token, HttpRequest<?> request) {
        return pages.whileOpen(
                token,
                open -> {
                    noteOpening(open, request);
                    return open.begun()
                            .map(begun -> QuestionController.next(token, open, begun))
                            .orElseGet(() -> welcome(token, open));
                });
    }

    @Get("/start")
    HttpResponse<byte[]> start(String token) {
        return pages.whileOpen(token, open -> welcome(token, open));
    }

    @Post("/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> start(String token, @Body Form form) {
        return pages.whileOpen(token, open -> start(token, form, open));
    }

    private HttpResponse<byte[]> start(String token, Form form, Visit.Open open) {
        Optional<Respondent> who = form.who();
        if (who.isEmpty()) {
            return refuse(token, open, form, "patient.error.respondent");
        }
        Optional<Relationship> relationship = form.whatToThePerson();
        if (who.get() == Respondent.PROXY && relationship.isEmpty()) {
            return refuse(token, open, form, "patient.error.relationship");
        }
        questionnaires.start(
                open.invitation().id(), who.get(), relationship, open.questionnaire().size());
        return open.begun()
                .map(begun -> QuestionController.next(token, open, begun))
                .orElseGet(() -> PatientPages.to(token, "/questions/1"));
    }

    /** Programs that look at a link before it is followed ask for its head only. */
    private void noteOpening(Visit.Open open, HttpRequest<?> request) {
        if (open.invitation().state() == InvitationState.ISSUED
                && request.getMethod() == HttpMethod.GET) {
            moveInvitation.move(open.invitation().id(), InvitationState.OPENED);
        }
    }

    private static Form saved(Visit.Open open) {
        return open.begun()
                .map(
                        begun ->
                                new Form(
                                        begun.respondent().code(),
                                        begun.relationship().map(Relationship::code).orElse(null)))
                .orElseGet(() -> new Form(null, null));
    }

    private HttpResponse<byte[]> refuse(String token, Visit.Open open, Form form, String error) {
        return welcome(HttpStatus.UNPROCESSABLE_ENTITY, token, open, form, error);
    }

    HttpResponse<byte[]> welcome(String token, Visit.Open open) {
        return welcome(HttpStatus.OK, token, open, saved(open), "");
    }

    private HttpResponse<byte[]> welcome(
            HttpStatus status, String token, Visit.Open open, Form form, String error) {
        int statements = open.questionnaire().size();
        Welcome view =
                new Welcome(
                        PatientPages.link(token),
                        open.survey().askedBy(),
                        services.find(open.invitation().serviceId())
                                .map(Service::name)
                                .orElseThrow(),
                        statements,
                        Math.ceilDiv(statements, STATEMENTS_A_MINUTE),
                        open.survey().asksAboutYou(),
                        pages.lastDay(open),
                        open.begun().isPresent(),
                        form.who().map(Respondent::code).orElse(""),
                        form.whatToThePerson().map(Relationship::code).orElse(""),
                        Arrays.stream(Relationship.values()).map(Relationship::code).toList(),
                        error,
                        error.endsWith("relationship") ? "relationship" : "respondent");
        return pages.show(
                status, "welcome", open, pages.setting(token, "/start", open), "view", view);
    }
}
