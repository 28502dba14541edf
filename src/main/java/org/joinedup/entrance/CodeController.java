package org.joinedup.entrance;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
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

import org.joinedup.invitation.OpenCode;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.PeerNetwork;
import org.joinedup.web.WishedLanguage;

import java.util.List;
import java.util.Map;

/** Where the short code of a letter is typed. */
@Hidden
@Controller("/s")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class CodeController {
    /** More is no code, however it was spaced. */
    private static final int LONGEST = 100;

    private final OpenCode openCode;
    private final Instruments instruments;
    private final PeerNetwork network;
    private final Pages pages;

    CodeController(OpenCode openCode, Instruments instruments, PeerNetwork network, Pages pages) {
        this.openCode = openCode;
        this.instruments = instruments;
        this.network = network;
        this.pages = pages;
    }

    @Introspected
    record Form(@Nullable String code) {
        private String typed() {
            return code == null || code.length() > LONGEST ? "" : code;
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    @Get
    HttpResponse<String> page(HttpRequest<?> request) {
        return page(HttpStatus.OK, "", "", request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> open(@Body Form form, HttpRequest<?> request) {
        return switch (openCode.open(form.typed(), network.of(request))) {
            case OpenCode.Outcome.Opened opened -> Pages.seeOther("/s/" + opened.token());
            case OpenCode.Outcome.Malformed ignored ->
                    page(HttpStatus.UNPROCESSABLE_ENTITY, "code.error.form", form.typed(), request);
            case OpenCode.Outcome.Unknown ignored ->
                    page(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "code.error.unknown",
                            form.typed(),
                            request);
            case OpenCode.Outcome.TooOften ignored ->
                    page(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "code.error.too-often",
                            form.typed(),
                            request);
        };
    }

    private HttpResponse<String> page(
            HttpStatus status, String error, String typed, HttpRequest<?> request) {
        List<String> released = instruments.languages();
        Messages words =
                WishedLanguage.words(
                        request, Messages.LANGUAGES.stream().filter(released::contains).toList());
        return pages.page(status, "entrance/code", words, Map.of("error", error, "typed", typed));
    }
}
