package org.joinedup.response;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.web.Pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All pages of a begun questionnaire at once, for a phone to go on with while it has no connection.
 * They are nearly the same, so that together they weigh little more than two.
 */
@Hidden
@Controller("/s/{token}/offline")
@Secured(SecurityRule.IS_ANONYMOUS)
class OfflineController {
    private final PatientPages pages;
    private final WelcomeController welcome;
    private final QuestionController questions;
    private final AboutYouController aboutYou;
    private final CompletionController completion;
    private final JsonMapper json;

    OfflineController(
            PatientPages pages,
            WelcomeController welcome,
            QuestionController questions,
            AboutYouController aboutYou,
            CompletionController completion,
            JsonMapper json) {
        this.pages = pages;
        this.welcome = welcome;
        this.questions = questions;
        this.aboutYou = aboutYou;
        this.completion = completion;
        this.json = json;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    HttpResponse<byte[]> all(String token) {
        return pages.onceBegun(
                token,
                open ->
                        begun ->
                                HttpResponse.ok(written(PackedPages.of(all(token, open, begun))))
                                        .contentType(MediaType.APPLICATION_JSON_TYPE));
    }

    private Map<String, String> all(String token, Visit.Open open, OpenQuestionnaire begun) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/start", Pages.html(welcome.welcome(token, open)));
        for (int number = 1; number <= open.questionnaire().size(); number++) {
            all.put(
                    "/questions/" + number,
                    Pages.html(
                            questions.question(HttpStatus.OK, token, number, open, begun, false)));
        }
        if (open.survey().asksAboutYou()) {
            all.put(
                    "/about-you",
                    Pages.html(aboutYou.page(token, open, begun, begun.about(), false, Set.of())));
        }
        all.put("/check", Pages.html(completion.check(HttpStatus.OK, token, open, begun)));
        all.put("/later", Pages.html(completion.later(token, open)));
        return all;
    }

    private byte[] written(PackedPages all) {
        try {
            return json.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
