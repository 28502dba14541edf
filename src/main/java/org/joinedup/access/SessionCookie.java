package org.joinedup.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.cookie.TokenCookieConfigurationProperties;

import jakarta.inject.Singleton;

/** The cookie of somebody who is signed in, which scripts and other sites cannot use. */
@Singleton
public class SessionCookie {
    private final String name;
    private final boolean secure;

    SessionCookie(
            TokenCookieConfigurationProperties cookie,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.name = cookie.getCookieName();
        // What patients and staff see, also where a proxy speaks TLS for this service.
        this.secure = publicUrl.startsWith("https:");
    }

    Cookie of(String token, int seconds) {
        return Cookie.of(name, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(seconds);
    }

    /** Signs the device out. */
    public Cookie ended() {
        return of("", 0);
    }
}
