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

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Sex;
import org.joinedup.response.PatientView.AboutYouPage;

import java.util.LinkedHashSet;
import java.util.Set;

/** The one page about the person, where the survey asks: each question may be left out, or all. */
@Hidden
@Controller("/s/{token}/about-you")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class AboutYouController {
    private static final String CHECK = "check";
    private static final String SKIP = "skip";
    private static final String LATER = "later";

    private final PatientPages pages;
    private final OpenQuestionnaires questionnaires;

    AboutYouController(PatientPages pages, OpenQuestionnaires questionnaires) {
        this.pages = pages;
        this.questionnaires = questionnaires;
    }

    /**
     * What was filled in.
     *
     * @param action the button: continue (also when none is named), skip or later
     * @param then {@code check} when the person came from the check page
     */
    @Introspected
    record Form(
            @Nullable String age,
            @Nullable String sex,
            @Nullable String ethnicity,
            @Nullable String action,
            @Nullable String then) {

        /** Nothing of what was chosen, when all is skipped. */
        AboutYou said() {
            return SKIP.equals(action)
                    ? AboutYou.NOTHING
                    : AboutYou.said(
                            find(AgeBand.class, age),
                            find(Sex.class, sex),
                            find(EthnicGroup.class, ethnicity));
        }

        /** Names of the questions with an answer that is not offered. */
        Set<String> faulty() {
            Set<String> faulty = new LinkedHashSet<>();
            if (isFaulty(AgeBand.class, age)) {
                faulty.add(AboutYouQuestions.AGE);
            }
            if (isFaulty(Sex.class, sex)) {
                faulty.add(AboutYouQuestions.SEX);
            }
            if (isFaulty(EthnicGroup.class, ethnicity)) {
                faulty.add(AboutYouQuestions.ETHNICITY);
            }
            return faulty;
        }

        private static <E extends Enum<E> & Coded> boolean isFaulty(Class<E> type, String code) {
            return code != null
                    && !code.equals(AboutYouQuestions.PREFER_NOT_TO_SAY)
                    && Coded.find(type, code).isEmpty();
        }

        private static <E extends Enum<E> & Coded> E find(Class<E> type, String code) {
            return Coded.find(type, code).orElse(null);
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    @Get
    HttpResponse<byte[]> show(String token, @Nullable @QueryValue String then) {
        return pages.onceBegun(
                token,
                open ->
                        begun ->
                                open.survey().asksAboutYou()
                                        ? page(
                                                token,
                                                open,
                                                begun,
                                                begun.about(),
                                                CHECK.equals(then),
                                                Set.of())
                                        : QuestionController.next(token, open, begun));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> save(String token, @Body Form form) {
        return pages.onceBegun(
                token,
                open ->
                        begun ->
                                open.survey().asksAboutYou()
                                        ? save(token, form, open, begun)
                                        : QuestionController.next(token, open, begun));
    }

    private HttpResponse<byte[]> save(
            String token, Form form, Visit.Open open, OpenQuestionnaire begun) {
        Set<String> faulty = form.faulty();
        if (!faulty.isEmpty()) {
            return page(token, open, begun, form.said(), CHECK.equals(form.then()), faulty);
        }
        boolean later = LATER.equals(form.action());
        if (!questionnaires.save(open.invitation().id(), form.said(), !later)) {
            // Sent in another tab in this moment: the link now shows the receipt.
            return PatientPages.to(token, "");
        }
        return PatientPages.to(token, later ? "/later" : "/check");
    }

    HttpResponse<byte[]> page(
            String token,
            Visit.Open open,
            OpenQuestionnaire begun,
            AboutYou shown,
            boolean changing,
            Set<String> faulty) {
        String link = PatientPages.link(token);
        String who = AboutYouQuestions.who(begun);
        AboutYouPage view =
                new AboutYouPage(
                        link,
                        link + (changing ? "/check" : "/questions/" + open.questionnaire().size()),
                        who,
                        AboutYouQuestions.traits(who, shown, faulty, pages.words(open)),
                        pages.lastDay(open),
                        changing,
                        faulty.stream().findFirst().orElse(""));
        return pages.show(
                faulty.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
                "about-you",
                open,
                pages.setting(token, "/about-you", open),
                "view",
                view);
    }
}
