package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.kernel.Relationship;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.PatientView.Check;
import org.joinedup.response.PatientView.Line;
import org.joinedup.response.PatientView.Section;
import org.joinedup.response.Questionnaire.Statement;

import java.util.List;
import java.util.Optional;

/** The ways out: sent, left for later, or not wished. */
@Hidden
@Controller("/s/{token}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class CompletionController {
    private final PatientPages pages;
    private final SubmitOpenQuestionnaire submitOpenQuestionnaire;
    private final OptOut optOut;

    CompletionController(
            PatientPages pages, SubmitOpenQuestionnaire submitOpenQuestionnaire, OptOut optOut) {
        this.pages = pages;
        this.submitOpenQuestionnaire = submitOpenQuestionnaire;
        this.optOut = optOut;
    }

    @Get("/check")
    HttpResponse<byte[]> check(String token) {
        return pages.onceBegun(token, open -> begun -> check(HttpStatus.OK, token, open, begun));
    }

    /** Who has sent already, in this tab or another, is shown the receipt. */
    @Post("/submit")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> submit(String token) {
        return pages.whileOpen(
                token,
                open ->
                        submitOpenQuestionnaire
                                .submit(open)
                                .filter(SubmitResponse.Outcome.Invalid.class::isInstance)
                                .flatMap(invalid -> open.begun())
                                .map(
                                        begun ->
                                                check(
                                                        HttpStatus.UNPROCESSABLE_ENTITY,
                                                        token,
                                                        open,
                                                        begun))
                                .orElseGet(() -> PatientPages.to(token, "/receipt")));
    }

    @Get("/receipt")
    HttpResponse<byte[]> receipt(String token) {
        return pages.receipt(token);
    }

    @Get("/later")
    HttpResponse<byte[]> later(String token) {
        return pages.onceBegun(token, open -> begun -> later(token, open));
    }

    HttpResponse<byte[]> later(String token, Visit.Open open) {
        return pages.show(
                HttpStatus.OK,
                "later",
                open,
                pages.setting(token, "/later", open),
                "until",
                pages.lastDay(open));
    }

    @Get("/opt-out")
    HttpResponse<byte[]> askOptOut(String token) {
        return pages.whileOpen(token, open -> askOptOut(token, open));
    }

    HttpResponse<byte[]> askOptOut(String token, Visit.Open open) {
        return pages.show(
                HttpStatus.OK,
                "opt-out",
                open,
                pages.setting(token, "/opt-out", open),
                "link",
                PatientPages.link(token));
    }

    @Post("/opt-out")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> optOut(String token) {
        return pages.whileOpen(
                token,
                open -> {
                    optOut.optOut(open.invitation().id());
                    return PatientPages.to(token, "");
                });
    }

    HttpResponse<byte[]> check(
            HttpStatus status, String token, Visit.Open open, OpenQuestionnaire begun) {
        Questionnaire questionnaire = open.questionnaire();
        String link = PatientPages.link(token);
        Check view =
                new Check(
                        link,
                        link
                                + (open.survey().asksAboutYou()
                                        ? "/about-you"
                                        : "/questions/" + questionnaire.size()),
                        begun.respondent().code(),
                        begun.relationship().map(Relationship::code).orElse(""),
                        questionnaire.instruments().stream()
                                .map(instrument -> section(instrument, questionnaire, begun))
                                .toList(),
                        AboutYouQuestions.who(begun),
                        open.survey().asksAboutYou() ? AboutYouQuestions.lines(begun) : List.of(),
                        begun.firstUnseen().orElse(0),
                        status != HttpStatus.OK);
        return pages.show(
                status, "check", open, pages.setting(token, "/check", open), "view", view);
    }

    private static Section section(
            Instrument instrument, Questionnaire questionnaire, OpenQuestionnaire begun) {
        List<Line> lines =
                questionnaire.statements().stream()
                        .filter(statement -> statement.instrument().equals(instrument))
                        .map(statement -> line(statement, begun))
                        .toList();
        return new Section(
                instrument.title(), instrument.asksAbout(), instrument.copyright(), lines);
    }

    private static Line line(Statement statement, OpenQuestionnaire begun) {
        Optional<String> label =
                begun.answer(statement.number())
                        .flatMap(
                                answer ->
                                        statement.instrument().options().stream()
                                                .filter(option -> option.answer() == answer)
                                                .map(Instrument.Option::label)
                                                .findFirst());
        return new Line(
                statement.number(), Emphasis.read(statement.item().text()), label.orElse(""));
    }
}
