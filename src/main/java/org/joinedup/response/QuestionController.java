package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.response.PatientView.Choice;
import org.joinedup.response.PatientView.Question;
import org.joinedup.response.Questionnaire.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement a page; what is said is saved before the next page is shown. */
@Hidden
@Controller("/s/{token}/questions/{number}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class QuestionController {
    private static final String CHECK = "check";
    private static final String SKIP = "skip";
    private static final String LATER = "later";

    private final PatientPages pages;
    private final OpenQuestionnaires questionnaires;

    QuestionController(PatientPages pages, OpenQuestionnaires questionnaires) {
        this.pages = pages;
        this.questionnaires = questionnaires;
    }

    /**
     * What was filled in.
     *
     * @param action the button: continue (also when none is named), skip or later
     * @param then {@code check} to go back to the check page
     */
    @Introspected
    record Form(@Nullable String answer, @Nullable String action, @Nullable String then) {
        private boolean isChange() {
            return CHECK.equals(then);
        }

        private Optional<Answer> given(Instrument instrument) {
            return instrument.options().stream()
                    .map(Instrument.Option::answer)
                    .filter(offered -> String.valueOf(offered.code()).equals(answer))
                    .findFirst();
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    /** The first page that the person has not come to; after the last the check page. */
    static HttpResponse<byte[]> next(String token, Visit.Open open, OpenQuestionnaire begun) {
        if (begun.firstUnseen().isPresent()) {
            return PatientPages.to(token, "/questions/" + begun.firstUnseen().getAsInt());
        }
        return PatientPages.to(
                token,
                open.survey().asksAboutYou() && !begun.aboutYouPassed() ? "/about-you" : "/check");
    }

    @Get
    HttpResponse<byte[]> show(String token, int number, @Nullable @QueryValue String then) {
        return pages.onceBegun(
                token,
                open ->
                        begun ->
                                open.questionnaire().has(number)
                                        ? question(
                                                HttpStatus.OK,
                                                token,
                                                number,
                                                open,
                                                begun,
                                                CHECK.equals(then))
                                        : next(token, open, begun));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> save(String token, int number, @Body Form form) {
        return pages.onceBegun(
                token,
                open ->
                        begun ->
                                open.questionnaire().has(number)
                                        ? save(token, number, form, open, begun)
                                        : next(token, open, begun));
    }

    private HttpResponse<byte[]> save(
            String token, int number, Form form, Visit.Open open, OpenQuestionnaire begun) {
        Instrument instrument = open.questionnaire().statement(number).instrument();
        boolean later = LATER.equals(form.action());
        Optional<Answer> answer =
                SKIP.equals(form.action())
                        ? Optional.of(Answer.NOT_ANSWERED)
                        : form.given(instrument);
        if (answer.isEmpty() && !later) {
            return question(
                    HttpStatus.UNPROCESSABLE_ENTITY, token, number, open, begun, form.isChange());
        }
        boolean saved =
                answer.isEmpty()
                        || questionnaires.save(open.invitation().id(), number, answer.get());
        if (!saved) {
            // Sent in another tab in this moment: the link now shows the receipt.
            return PatientPages.to(token, "");
        }
        if (later) {
            return PatientPages.to(token, "/later");
        }
        return PatientPages.to(
                token, form.isChange() ? "/check#statement-" + number : after(number, open));
    }

    private static String after(int number, Visit.Open open) {
        if (number < open.questionnaire().size()) {
            return "/questions/" + (number + 1);
        }
        return open.survey().asksAboutYou() ? "/about-you" : "/check";
    }

    HttpResponse<byte[]> question(
            HttpStatus status,
            String token,
            int number,
            Visit.Open open,
            OpenQuestionnaire begun,
            boolean changing) {
        Statement statement = open.questionnaire().statement(number);
        Instrument instrument = statement.instrument();
        String link = PatientPages.link(token);
        String before = number == 1 ? "/start" : "/questions/" + (number - 1);
        Question view =
                new Question(
                        link,
                        link + (changing ? "/check" : before),
                        link + (changing ? "/check" : after(number, open)),
                        number,
                        open.questionnaire().size(),
                        Emphasis.read(statement.item().text()),
                        StatementHelp.of(statement.item()),
                        choices(instrument, begun.answer(number)),
                        statement.opensInstrument() ? instrument.asksAbout() : "",
                        instrument.items().size(),
                        instrument.title(),
                        instrument.copyright(),
                        pages.lastDay(open),
                        changing,
                        status != HttpStatus.OK);
        return pages.show(
                status,
                "question",
                open,
                pages.setting(token, "/questions/" + number, open),
                "view",
                view);
    }

    private static List<Choice> choices(Instrument instrument, Optional<Answer> saved) {
        List<Choice> choices = new ArrayList<>();
        for (Instrument.Option option : instrument.options()) {
            choices.add(
                    new Choice(
                            choices.isEmpty() ? "answer" : "answer-" + (choices.size() + 1),
                            String.valueOf(option.answer().code()),
                            option.label(),
                            saved.filter(answer -> answer == option.answer()).isPresent()));
        }
        return choices;
    }
}
