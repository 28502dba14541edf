package org.joinedup.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.cookie.TokenCookieConfigurationProperties;

import jakarta.inject.Singleton;

/** The cookie of somebody who is signed in, which scripts and other sites cannot use. */
@Singleton
public class SessionCookie {
    private final Sessions sessions;
    private final String name;
    private final boolean secure;

    SessionCookie(
            Sessions sessions,
            TokenCookieConfigurationProperties cookie,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.sessions = sessions;
        this.name = cookie.getCookieName();
        // What patients and staff see, also where a proxy speaks TLS for this service.
        this.secure = publicUrl.startsWith("https:");
    }

    Cookie of(String token) {
        return of(token, sessions.length().toSeconds());
    }

    private Cookie of(String token, long seconds) {
        return Cookie.of(name, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(seconds);
    }

    /** Ends the session of the device, and its cookie. */
    public Cookie end(HttpRequest<?> request) {
        request.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(token -> token.startsWith(Sessions.PREFIX))
                .ifPresent(sessions::end);
        return of("", 0);
    }
}
