package org.joinedup.response;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Every page that a patient can come to, in every state that it can be in. */
final class PatientStates {
    static final int STATEMENTS = 22;

    private final URI base;
    private final Questionnaires questionnaires;
    private final ServiceId service;
    private final SurveyId survey;

    PatientStates(URI base, Database database) {
        this.base = base;
        this.questionnaires = new Questionnaires(database);
        this.service = questionnaires.service("WARD-1");
        this.survey = survey();
    }

    private SurveyId survey() {
        SurveyId made = questionnaires.survey(service, "ctm-15", "i-statements");
        questionnaires.askAboutPeople(made);
        return made;
    }

    Invited invited() {
        return questionnaires.invite(survey, service);
    }

    Invited begun() {
        Invited invited = invited();
        new FormBrowser(base, invited).start();
        return invited;
    }

    private Invited partlyAnswered() {
        Invited invited = begun();
        FormBrowser form = new FormBrowser(base, invited);
        for (int number = 1; number <= STATEMENTS; number++) {
            if (number % 5 == 0) {
                form.press(number, "skip");
            } else {
                form.answer(number, 1 + number % 4);
            }
        }
        return invited;
    }

    private Invited sent() {
        Invited invited = partlyAnswered();
        new FormBrowser(base, invited).post("/submit", Map.of());
        return invited;
    }

    private Invited inState(String state) {
        Invited invited = begun();
        questionnaires.setState(invited, state);
        return invited;
    }

    private Invited ofSurvey(String state) {
        SurveyId other = survey();
        Invited invited = questionnaires.invite(other, service);
        questionnaires.setState(other, state);
        return invited;
    }

    /** How to come to each, by its name. */
    Map<String, Consumer<Page>> all() {
        Map<String, Consumer<Page>> states = new LinkedHashMap<>();
        states.put("welcome", page -> open(page, invited(), ""));
        states.put("welcome-error", page -> press(open(page, invited(), ""), "Start"));
        states.put("welcome-proxy-error", this::proxyWithoutRelationship);
        states.put("question", page -> open(page, begun(), "/questions/2"));
        states.put("question-introduced", page -> open(page, begun(), "/questions/1"));
        states.put("question-with-hint", page -> open(page, begun(), "/questions/19"));
        states.put(
                "question-error", page -> press(open(page, begun(), "/questions/19"), "Continue"));
        states.put("change", page -> open(page, partlyAnswered(), "/questions/3?then=check"));
        states.put("about-you", page -> open(page, begun(), "/about-you"));
        states.put("about-you-error", this::somethingNotOffered);
        states.put("check", page -> open(page, partlyAnswered(), "/check"));
        states.put("check-unseen", page -> open(page, begun(), "/check"));
        states.put("check-error", this::nothingAnswered);
        states.put("later", page -> open(page, begun(), "/later"));
        states.put("receipt", page -> open(page, sent(), "/receipt"));
        states.put("opt-out", page -> open(page, begun(), "/opt-out"));
        for (String ended : List.of("expired", "withdrawn", "opted-out")) {
            states.put(ended, page -> open(page, inState(ended), ""));
        }
        for (String ended : List.of("paused", "closed")) {
            states.put(ended, page -> open(page, ofSurvey(ended), ""));
        }
        states.put("unknown", page -> page.navigate(base + "/s/nobodyhasthislink"));
        for (String look : List.of("Large print", "Easy read")) {
            String name = code(look);
            states.put("welcome-" + name, page -> look(open(page, invited(), ""), look));
            states.put(
                    "question-" + name, page -> look(open(page, begun(), "/questions/19"), look));
            states.put("check-" + name, page -> look(open(page, partlyAnswered(), "/check"), look));
        }
        return states;
    }

    Page open(Page page, Invited invited, String at) {
        page.navigate(base + invited.link() + at);
        return page;
    }

    static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** Waits for the page that looks so: a script may have asked for it. */
    static void look(Page page, String look) {
        press(page, look);
        page.waitForSelector("html.ju-look-" + code(look));
    }

    private static String code(String look) {
        return look.toLowerCase(Locale.ROOT).replace(" view", "").replace(' ', '-');
    }

    private void proxyWithoutRelationship(Page page) {
        open(page, invited(), "");
        page.locator("#respondent-proxy").check();
        press(page, "Start");
    }

    private void nothingAnswered(Page page) {
        press(open(page, begun(), "/check"), "Send my answers");
        page.waitForSelector(".govuk-error-summary");
    }

    private void somethingNotOffered(Page page) {
        open(page, begun(), "/about-you");
        page.evaluate("document.querySelector('#age').value = 'of-age'");
        page.locator("#age").check();
        press(page, "Continue");
        page.waitForSelector(".govuk-error-summary");
    }
}
