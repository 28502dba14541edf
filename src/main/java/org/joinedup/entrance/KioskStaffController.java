package org.joinedup.entrance;

import io.micronaut.context.annotation.Value;
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
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.access.SessionCookie;
import org.joinedup.entrance.KioskView.Choice;
import org.joinedup.entrance.KioskView.Running;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.response.LeaveKiosk;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.net.URI;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where staff make the device before them a kiosk. It forgets that they were signed in: who comes
 * next can go nowhere but to the questions.
 */
@Hidden
@Controller("/kiosks")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class KioskStaffController {
    private static final String PAGE = "/kiosks";

    private final RunKiosk runKiosk;
    private final StartPages startPages;
    private final Services services;
    private final SessionCookie session;
    private final Pages pages;
    private final Clock clock;
    private final boolean secure;

    KioskStaffController(
            RunKiosk runKiosk,
            StartPages startPages,
            Services services,
            SessionCookie session,
            Pages pages,
            Clock clock,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.runKiosk = runKiosk;
        this.startPages = startPages;
        this.services = services;
        this.session = session;
        this.pages = pages;
        this.clock = clock;
        this.secure = publicUrl.startsWith("https:");
    }

    @Introspected
    record Form(@Nullable String survey, @Nullable String service) {}

    @Get
    HttpResponse<byte[]> page(Caller caller) {
        return page(HttpStatus.OK, caller, "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(@Body Form form, Caller caller, HttpRequest<?> request) {
        Optional<String> key =
                id(form.survey())
                        .flatMap(
                                survey ->
                                        id(form.service())
                                                .flatMap(
                                                        service ->
                                                                runKiosk.open(
                                                                        new SurveyId(survey),
                                                                        new ServiceId(service),
                                                                        caller)));
        return key.<HttpResponse<?>>map(
                        told ->
                                HttpResponse.seeOther(URI.create(LeaveKiosk.START))
                                        .cookie(device(told))
                                        .cookie(session.end(request)))
                .orElseGet(
                        () -> page(HttpStatus.UNPROCESSABLE_ENTITY, caller, "staff.kiosk.error"));
    }

    @Post("/{id}/close")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> close(UUID id, Caller caller) {
        runKiosk.close(id, caller);
        return Pages.seeOther(PAGE);
    }

    private HttpResponse<byte[]> page(HttpStatus status, Caller caller, String error) {
        KioskView view =
                new KioskView(
                        runKiosk.running(caller).stream()
                                .map(survey -> new Choice(survey.id().toString(), survey.title()))
                                .toList(),
                        services.visibleTo(caller).stream()
                                .map(service -> new Choice(service.id().toString(), service.name()))
                                .toList(),
                        runKiosk.visibleTo(caller).stream().map(this::running).toList(),
                        error);
        return pages.page(status, "entrance/kiosks", Messages.in("en"), Map.of("view", view));
    }

    private Running running(Kiosk kiosk) {
        return new Running(
                kiosk.id().toString(),
                services.find(kiosk.serviceId()).map(Service::name).orElseThrow(),
                startPages.survey(kiosk.surveyId()).orElseThrow().title(),
                kiosk.openedBy(),
                DateTimeFormatter.ofPattern("HH:mm")
                        .withZone(clock.getZone())
                        .format(kiosk.expiresAt()));
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sent with the pages of a visit, too, so that one that is over leads back to the start. */
    private Cookie device(String key) {
        return Cookie.of(LeaveKiosk.COOKIE, key)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(RunKiosk.LASTS);
    }
}
