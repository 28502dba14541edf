package org.joinedup.entrance;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.invitation.Invitations;
import org.joinedup.invitation.QrCode;
import org.joinedup.invitation.StartWalkIn;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Mode;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.PeerNetwork;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The link of a poster. The browser is given a cookie with its own visit, so that it comes back to
 * it instead of beginning another: at best, for a cookie can be thrown away.
 */
@Hidden
@Controller("/o/{token}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class OpenPagesController {
    static final String PATH = "/o/";

    private static final String COOKIE = "joined-up-visit";
    private static final String SVG = "image/svg+xml";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final StoredOpenLinks links;
    private final StartWalkIn startWalkIn;
    private final Invitations invitations;
    private final StartPages startPages;
    private final Services services;
    private final Pages pages;
    private final PeerNetwork network;
    private final Limits limits;
    private final String publicUrl;

    OpenPagesController(
            StoredOpenLinks links,
            StartWalkIn startWalkIn,
            Invitations invitations,
            StartPages startPages,
            Services services,
            Pages pages,
            PeerNetwork network,
            Limits limits,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.links = links;
        this.startWalkIn = startWalkIn;
        this.invitations = invitations;
        this.startPages = startPages;
        this.services = services;
        this.pages = pages;
        this.network = network;
        this.limits = limits;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    @Get
    HttpResponse<?> start(
            String token, @CookieValue(COOKIE) Optional<String> visit, HttpRequest<?> request) {
        return whereOpen(
                token,
                request,
                link ->
                        ownVisit(visit, link)
                                .orElseGet(
                                        () ->
                                                startPages.start(
                                                        startPages.words(link.surveyId(), request),
                                                        link.surveyId(),
                                                        link.serviceId(),
                                                        PATH + token)));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> begin(
            String token, @CookieValue(COOKIE) Optional<String> visit, HttpRequest<?> request) {
        return whereOpen(
                token,
                request,
                link -> ownVisit(visit, link).orElseGet(() -> begin(token, link, request)));
    }

    private HttpResponse<?> begin(String token, OpenLink link, HttpRequest<?> request) {
        Messages words = startPages.words(link.surveyId(), request);
        if (!limits.allowFrom(network.of(request))) {
            return startPages.notice(HttpStatus.TOO_MANY_REQUESTS, words, "error.busy");
        }
        return startWalkIn
                .start(link.surveyId(), link.serviceId(), Mode.OPEN, words.language())
                .<HttpResponse<?>>map(
                        begun ->
                                HttpResponse.seeOther(URI.create("/s/" + begun.token()))
                                        .cookie(visit(token, begun.token())))
                .orElseGet(() -> closed(words));
    }

    @Get("/qr.svg")
    @Produces({SVG, MediaType.TEXT_HTML})
    HttpResponse<?> qr(String token, HttpRequest<?> request) {
        return whereOpen(
                token,
                request,
                link ->
                        HttpResponse.ok(new QrCode(publicUrl + PATH + token).svg())
                                .contentType(MediaType.of(SVG)));
    }

    /** In the language of the survey, or the one in the address. */
    @Get("/poster")
    HttpResponse<?> poster(String token, HttpRequest<?> request) {
        return whereOpen(
                token,
                request,
                link -> {
                    Survey survey = startPages.survey(link.surveyId()).orElseThrow();
                    Messages words =
                            request.getParameters().contains("language")
                                    ? startPages.words(survey.id(), request)
                                    : Messages.in(survey.language());
                    return pages.ok(
                            "entrance/poster",
                            words,
                            Map.of(
                                    "askedBy",
                                    survey.askedBy(),
                                    "service",
                                    services.find(link.serviceId())
                                            .map(Service::name)
                                            .orElseThrow(),
                                    "address",
                                    publicUrl + PATH + token,
                                    "demonstration",
                                    survey.demonstration()));
                });
    }

    private HttpResponse<?> whereOpen(
            String token, HttpRequest<?> request, Function<OpenLink, HttpResponse<?>> page) {
        Optional<OpenLink> link = links.withToken(token);
        if (link.isEmpty()) {
            return startPages.notice(HttpStatus.NOT_FOUND, Messages.in("en"), "link.unknown");
        }
        return link.get().closedAt().isPresent()
                ? closed(startPages.words(link.get().surveyId(), request))
                : page.apply(link.get());
    }

    private HttpResponse<?> closed(Messages words) {
        return startPages.notice(HttpStatus.GONE, words, "walk-in.closed");
    }

    /** Where this browser has been before, sent or not. */
    private Optional<HttpResponse<?>> ownVisit(Optional<String> visit, OpenLink link) {
        return visit.flatMap(
                token ->
                        invitations
                                .withToken(token)
                                .filter(found -> found.surveyId().equals(link.surveyId()))
                                .map(found -> Pages.seeOther("/s/" + token)));
    }

    private Cookie visit(String token, String visit) {
        return Cookie.of(COOKIE, visit)
                .httpOnly(true)
                .secure(publicUrl.startsWith("https:"))
                .sameSite(SameSite.Lax)
                .path(PATH + token)
                .maxAge(REMEMBERED);
    }
}
