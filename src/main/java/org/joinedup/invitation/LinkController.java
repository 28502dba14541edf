package org.joinedup.invitation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A link to hand over on paper: as a QR code, and in a letter. Reading these changes nothing. */
@Hidden
@Controller("/s/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
class LinkController {
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";

    private final Surveys surveys;
    private final Invitations invitations;
    private final Services services;
    private final StoredCodes codes;
    private final PatientLinks links;
    private final Pages pages;

    LinkController(
            Surveys surveys,
            Invitations invitations,
            Services services,
            StoredCodes codes,
            PatientLinks links,
            Pages pages) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.services = services;
        this.codes = codes;
        this.links = links;
        this.pages = pages;
    }

    @Get("/qr.svg")
    @Produces({SVG, MediaType.TEXT_HTML})
    HttpResponse<?> svg(String token) {
        return whereOpen(
                token,
                (invitation, survey) ->
                        HttpResponse.ok(new QrCode(links.link(token)).svg())
                                .contentType(MediaType.of(SVG)));
    }

    @Get("/qr.png")
    @Produces({PNG, MediaType.TEXT_HTML})
    HttpResponse<?> png(String token) {
        return whereOpen(
                token,
                (invitation, survey) ->
                        HttpResponse.ok(new QrCode(links.link(token)).png())
                                .contentType(MediaType.of(PNG)));
    }

    @Get("/letter")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> letter(String token) {
        return whereOpen(
                token, (invitation, survey) -> letter(Tokens.read(token), invitation, survey));
    }

    private HttpResponse<?> letter(String token, Invitation invitation, Survey survey) {
        Messages words = Messages.in(invitation.language());
        String service = services.find(invitation.serviceId()).map(Service::name).orElseThrow();
        // A link that was issued before there were codes, or got for a code, has none.
        String code =
                codes.find(ShortCodes.of(token))
                        .map(known -> ShortCodes.grouped(ShortCodes.of(token)))
                        .orElse("");
        LetterView letter = LetterView.of(invitation, survey, service, links, token, code, words);
        return pages.ok("invitation/letter", words, Map.of("letter", letter));
    }

    private HttpResponse<?> whereOpen(
            String token, BiFunction<Invitation, Survey, HttpResponse<?>> answer) {
        Optional<Invitation> found = invitations.withToken(token);
        if (found.isEmpty()) {
            return pages.page(
                    HttpStatus.NOT_FOUND,
                    "web/error",
                    Messages.in("en"),
                    Map.of("key", "link.unknown"));
        }
        Invitation invitation = found.get();
        Survey survey = surveys.find(invitation.surveyId()).orElseThrow();
        return survey.state() != SurveyState.CLOSED && isOfUse(invitation.state())
                ? answer.apply(invitation, survey)
                : pages.page(
                        HttpStatus.GONE,
                        "web/error",
                        Messages.in(invitation.language()),
                        Map.of("key", "link.ended"));
    }

    /** An answered link still shows the receipt. */
    private static boolean isOfUse(InvitationState state) {
        return switch (state) {
            case ISSUED, OPENED, COMPLETED -> true;
            case EXPIRED, WITHDRAWN, OPTED_OUT -> false;
        };
    }
}
