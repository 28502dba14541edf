package org.joinedup.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** The headers that keep a page to itself: no foreign script, frame, referrer or cache. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(-100)
class SecurityHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri"
                    + " 'none'";

    /** A year; other hosts of the same domain are not for this service to speak for. */
    private static final String TLS_ALONE = "max-age=31536000";

    private final boolean tls;

    /**
     * @param publicUrl what people see, also where a proxy speaks TLS for this service
     */
    SecurityHeaders(@Value("${joinedup.public-url}") String publicUrl) {
        this.tls = publicUrl.startsWith("https:");
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (tls) {
            response.header("Strict-Transport-Security", TLS_ALONE);
        }
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        if (!request.getPath().startsWith(Assets.FOLDER)) {
            addOfPages(request, response);
        }
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        if (!response.getHeaders().contains("Cache-Control")) {
            response.header(
                    "Cache-Control",
                    request.getPath().startsWith("/assets/") ? "public, max-age=3600" : "no-store");
        }
    }

    /** Styles and scripts are no page that could be framed or tell where it was. */
    private static void addOfPages(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("X-Frame-Options", "DENY");
        // A patient's link is in the path: it must not travel to any other page.
        response.header(
                "Referrer-Policy",
                request.getPath().startsWith("/s/") ? "no-referrer" : "same-origin");
        response.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
    }
}
