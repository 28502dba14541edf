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
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class CodeController {
    private static final String PAGE = "/s";

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

    @Get(PAGE)
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return page(HttpStatus.OK, "", "", 0, request);
    }

    /** As it is typed where a keyboard begins with a capital letter. */
    @Get("/S")
    HttpResponse<byte[]> capital() {
        return Pages.seeOther(PAGE);
    }

    @Post(PAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> open(@Body Form form, HttpRequest<?> request) {
        return switch (openCode.open(form.typed(), network.of(request))) {
            case OpenCode.Outcome.Opened opened -> Pages.seeOther("/s/" + opened.token());
            case OpenCode.Outcome.Malformed malformed ->
                    refuse(error(malformed), form, malformed.letters(), request);
            case OpenCode.Outcome.Unknown ignored -> refuse("code.error.unknown", form, 0, request);
            case OpenCode.Outcome.TooOften ignored ->
                    page(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "code.error.too-often",
                            form.typed(),
                            0,
                            request);
        };
    }

    private static String error(OpenCode.Outcome.Malformed malformed) {
        if (malformed.letters() == 0) {
            return "code.error.empty";
        }
        return malformed.isWhole() ? "code.error.slip" : "code.error.length";
    }

    private HttpResponse<byte[]> refuse(
            String error, Form form, int letters, HttpRequest<?> request) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, error, form.typed(), letters, request);
    }

    private HttpResponse<byte[]> page(
            HttpStatus status, String error, String typed, int letters, HttpRequest<?> request) {
        List<String> released = instruments.languages();
        Messages words =
                WishedLanguage.words(
                        request, Messages.LANGUAGES.stream().filter(released::contains).toList());
        return pages.page(
                status,
                "entrance/code",
                words,
                Map.of("error", error, "typed", typed, "letters", letters));
    }
}
