package org.joinedup.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;

import java.util.List;
import java.util.Optional;

/** The language of staff's pages: as chosen on one of them, else as the browser wishes. */
public final class StaffLanguage {
    private static final List<String> OFFERED = List.of("en", "cy");
    private static final String COOKIE = "staff-language";

    private StaffLanguage() {}

    public static Messages words(HttpRequest<?> request) {
        return chosen(request)
                .or(
                        () ->
                                request.getCookies()
                                        .findCookie(COOKIE)
                                        .map(Cookie::getValue)
                                        .filter(OFFERED::contains))
                .map(StaffLanguage::in)
                .orElseGet(() -> WishedLanguage.words(request, OFFERED));
    }

    /** A page on which it is chosen lets the next ones have it, too. */
    public static HttpResponse<byte[]> keep(
            HttpRequest<?> request, MutableHttpResponse<byte[]> page) {
        return chosen(request)
                .map(
                        code ->
                                page.cookie(
                                        Cookie.of(COOKIE, code)
                                                .httpOnly(true)
                                                .secure(request.isSecure())
                                                .sameSite(SameSite.Lax)
                                                .path("/")))
                .orElse(page);
    }

    private static Optional<String> chosen(HttpRequest<?> request) {
        return Optional.ofNullable(request.getParameters().get(WishedLanguage.PARAMETER))
                .filter(OFFERED::contains);
    }

    private static Messages in(String language) {
        return Messages.in(language).offering(new Messages.Languages(OFFERED, "", ""));
    }
}
