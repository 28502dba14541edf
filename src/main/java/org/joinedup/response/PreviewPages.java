package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.Invitation;
import org.joinedup.invitation.InvitationState;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The patient's own pages of a survey, of a visit that there is not: what makes them is what makes
 * the patient's, so that the two cannot differ. Only where their links and forms lead is changed.
 */
@Singleton
class PreviewPages {
    /** Never a token: those are longer. */
    private static final String NOBODY = "preview";

    private static final String RECEIPT = "ABCD-EFGH";
    private static final Duration AS_LONG_AS_A_LINK = Duration.ofDays(30);

    private final PatientPages pages;
    private final WelcomeController welcome;
    private final QuestionController questions;
    private final AboutYouController aboutYou;
    private final CompletionController completion;
    private final Questionnaires questionnaires;
    private final Services services;
    private final Clock clock;

    PreviewPages(
            PatientPages pages,
            WelcomeController welcome,
            QuestionController questions,
            AboutYouController aboutYou,
            CompletionController completion,
            Questionnaires questionnaires,
            Services services,
            Clock clock) {
        this.pages = pages;
        this.welcome = welcome;
        this.questions = questions;
        this.aboutYou = aboutYou;
        this.completion = completion;
        this.questionnaires = questionnaires;
        this.services = services;
        this.clock = clock;
    }

    List<String> languages(Survey survey) {
        return questionnaires.languages(survey);
    }

    Questionnaire questionnaire(Survey survey, String language) {
        return questionnaires.of(survey, language);
    }

    /** The first page names a service: one of those that run the survey, as far as there are. */
    Optional<ServiceId> named(Survey survey, Caller caller) {
        List<Service> visible = services.visibleTo(caller);
        return visible.stream()
                .filter(service -> service.providerId().equals(survey.ownerId()))
                .findFirst()
                .or(() -> visible.stream().findFirst())
                .map(Service::id);
    }

    /**
     * @param link what stands before the name of each page in its address
     * @param page as it follows a patient's link; empty where there is no such page
     */
    Optional<HttpResponse<byte[]>> page(
            Survey survey,
            String language,
            Look look,
            ServiceId service,
            String link,
            String page) {
        Visit.Open open = visit(survey, language, look, service);
        return made(open, page)
                .map(
                        patients ->
                                patients.toMutableResponse()
                                        .body(
                                                Pages.html(patients)
                                                        .replace(PatientPages.link(NOBODY), link)
                                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<HttpResponse<byte[]>> made(Visit.Open open, String page) {
        OpenQuestionnaire begun = open.begun().orElseThrow();
        return switch (page) {
            case "", "/start" -> Optional.of(welcome.welcome(NOBODY, unbegun(open)));
            case "/about-you" ->
                    open.survey().asksAboutYou()
                            ? Optional.of(
                                    aboutYou.page(
                                            NOBODY, open, begun, begun.about(), false, Set.of()))
                            : Optional.empty();
            case "/check" -> Optional.of(completion.check(HttpStatus.OK, NOBODY, open, begun));
            case "/later" -> Optional.of(completion.later(NOBODY, open));
            case "/opt-out" -> Optional.of(completion.askOptOut(NOBODY, open));
            case "/receipt" -> Optional.of(pages.receipt(NOBODY, completed(open)));
            case String other -> statement(other, open, begun);
        };
    }

    private Optional<HttpResponse<byte[]>> statement(
            String page, Visit.Open open, OpenQuestionnaire begun) {
        if (!page.matches("/questions/[0-9]{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(page.substring("/questions/".length()));
        return open.questionnaire().has(number)
                ? Optional.of(questions.question(HttpStatus.OK, NOBODY, number, open, begun, false))
                : Optional.empty();
    }

    private Visit.Open visit(Survey survey, String language, Look look, ServiceId service) {
        Survey shown = marked(survey);
        Questionnaire questionnaire = questionnaires.of(shown, language);
        InvitationId nobody = new InvitationId(UUID.randomUUID());
        List<String> needs = look == Look.STANDARD ? List.of() : List.of(look.code());
        Invitation invitation =
                new Invitation(
                        nobody,
                        survey.id(),
                        service,
                        Optional.empty(),
                        LocalDate.now(clock),
                        Mode.LETTER,
                        language,
                        needs,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        InvitationState.OPENED,
                        clock.instant().plus(AS_LONG_AS_A_LINK));
        return new Visit.Open(
                invitation,
                questionnaire,
                Optional.of(nothingSaid(questionnaire.size())),
                new Visit.Reading(
                        nobody,
                        questionnaire.language(),
                        questionnaires.languages(shown),
                        needs,
                        false,
                        true));
    }

    /** The pages of a demonstration have the note that says here that it is a preview. */
    private static Survey marked(Survey survey) {
        return new Survey(
                survey.id(),
                survey.title(),
                survey.ownerId(),
                survey.askedBy(),
                survey.contact(),
                survey.periodFrom(),
                survey.periodTo(),
                survey.language(),
                true,
                survey.asksAboutYou(),
                survey.state(),
                survey.instruments());
    }

    private static OpenQuestionnaire nothingSaid(int statements) {
        return new OpenQuestionnaire(
                UUID.randomUUID(),
                Respondent.SELF,
                Optional.empty(),
                AboutYou.NOTHING,
                false,
                Collections.nCopies(statements, Optional.of(Answer.NOT_ANSWERED)));
    }

    private static Visit.Open unbegun(Visit.Open open) {
        return new Visit.Open(
                open.invitation(), open.questionnaire(), Optional.empty(), open.reading());
    }

    private Visit.Completed completed(Visit.Open open) {
        return new Visit.Completed(
                open.survey(), new Receipt(RECEIPT, clock.instant()), open.reading());
    }
}
