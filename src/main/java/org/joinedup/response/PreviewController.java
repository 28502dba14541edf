package org.joinedup.response;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.StaffLanguage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where staff look at what patients will see, in each language and look. Nothing is stored. */
@Hidden
@Controller("/surveys/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class PreviewController {
    private final Surveys surveys;
    private final PreviewPages previews;
    private final Pages pages;

    PreviewController(Surveys surveys, PreviewPages previews, Pages pages) {
        this.surveys = surveys;
        this.previews = previews;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> choose(SurveyId id, Caller caller, HttpRequest<?> request) {
        Optional<Survey> survey = surveys.findVisible(id, caller);
        if (survey.isEmpty()) {
            return HttpResponse.notFound();
        }
        List<Messages.Language> languages =
                previews.languages(survey.get()).stream().map(Messages::named).toList();
        return StaffLanguage.keep(
                request,
                pages.ok(
                        "response/previews",
                        StaffLanguage.words(request),
                        Map.of(
                                "survey",
                                id.toString(),
                                "title",
                                survey.get().title(),
                                "languages",
                                previews.named(survey.get(), caller).isPresent()
                                        ? languages
                                        : List.of(),
                                "looks",
                                Arrays.stream(Look.values()).map(Look::code).toList())));
    }

    @Get("/{language}/{look}")
    HttpResponse<?> start(SurveyId id, String language, String look, Caller caller) {
        return show(id, language, look, "", caller);
    }

    @Get("/{language}/{look}/{page}")
    HttpResponse<?> page(SurveyId id, String language, String look, String page, Caller caller) {
        return show(id, language, look, "/" + page, caller);
    }

    @Get("/{language}/{look}/questions/{number}")
    HttpResponse<?> question(SurveyId id, String language, String look, int number, Caller caller) {
        return show(id, language, look, "/questions/" + number, caller);
    }

    private HttpResponse<?> show(
            SurveyId id, String language, String look, String page, Caller caller) {
        return where(
                id,
                language,
                look,
                caller,
                (survey, shown) ->
                        previews.named(survey, caller)
                                .flatMap(
                                        (ServiceId service) ->
                                                previews.page(
                                                        survey,
                                                        language,
                                                        shown,
                                                        service,
                                                        link(id, language, look),
                                                        page))
                                .<HttpResponse<?>>map(found -> found)
                                .orElseGet(HttpResponse::notFound));
    }

    @Post("/{language}/{look}/{page}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> next(
            SurveyId id,
            String language,
            String look,
            String page,
            @Nullable @Body Map<String, Object> form,
            Caller caller) {
        return where(
                id,
                language,
                look,
                caller,
                (survey, shown) -> Pages.seeOther(after(id, language, look, page, form)));
    }

    @Post("/{language}/{look}/questions/{number}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> next(
            SurveyId id,
            String language,
            String look,
            int number,
            @Nullable @Body Map<String, Object> form,
            Caller caller) {
        return where(
                id,
                language,
                look,
                caller,
                (survey, shown) -> {
                    int statements = previews.questionnaire(survey, language).size();
                    String following =
                            number < statements
                                    ? "/questions/" + (number + 1)
                                    : survey.asksAboutYou() ? "/about-you" : "/check";
                    return Pages.seeOther(
                            link(id, language, look) + (isLater(form) ? "/later" : following));
                });
    }

    private static String after(
            SurveyId id,
            String language,
            String look,
            String page,
            @Nullable Map<String, Object> form) {
        String link = link(id, language, look);
        String back = LanguageChange.readable(pressed(form, "page").orElse(""));
        return switch (page) {
            case "start" -> link + "/questions/1";
            case "about-you" -> link + (isLater(form) ? "/later" : "/check");
            case "submit" -> link + "/receipt";
            case "look" ->
                    link(
                                    id,
                                    language,
                                    pressed(form, "look")
                                            .filter(
                                                    code ->
                                                            Coded.find(Look.class, code)
                                                                    .isPresent())
                                            .orElse(look))
                            + back;
            case "language" ->
                    link(
                                    id,
                                    pressed(form, "language")
                                            .filter(Messages::speaks)
                                            .orElse(language),
                                    look)
                            + back;
            case String ignored -> "/surveys/" + id + "/preview";
        };
    }

    private static boolean isLater(@Nullable Map<String, Object> form) {
        return pressed(form, "action").filter("later"::equals).isPresent();
    }

    /** What was answered is not even read. */
    private static Optional<String> pressed(@Nullable Map<String, Object> form, String name) {
        return Optional.ofNullable(form).map(sent -> sent.get(name)).map(Object::toString);
    }

    private HttpResponse<?> where(
            SurveyId id,
            String language,
            String look,
            Caller caller,
            BiFunction<Survey, Look, HttpResponse<?>> answer) {
        Optional<Survey> survey =
                surveys.findVisible(id, caller)
                        .filter(found -> previews.languages(found).contains(language));
        Optional<Look> shown = Coded.find(Look.class, look);
        return survey.isPresent() && shown.isPresent()
                ? answer.apply(survey.get(), shown.get())
                : HttpResponse.notFound();
    }

    private static String link(SurveyId id, String language, String look) {
        return "/surveys/%s/preview/%s/%s".formatted(id, language, look);
    }
}
