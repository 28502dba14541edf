package org.joinedup.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Styles and scripts are no page that could be framed or tell where it was. */
    private static final Map<String, String> OF_PAGES =
            Map.of(
                    "X-Frame-Options",
                    "DENY",
                    "Permissions-Policy",
                    "camera=(), geolocation=(), microphone=()",
                    "Cross-Origin-Opener-Policy",
                    "same-origin");

    private final boolean tls;

    /**
     * @param publicUrl what people see, also where a proxy speaks TLS for this service
     */
    SecurityHeaders(@Value("${joinedup.public-url}") String publicUrl) {
        this.tls = publicUrl.startsWith("https:");
    }

    /** All of them, as of a page of which nothing more is known. */
    Map<String, String> ofAnyPage() {
        Map<String, String> headers = new LinkedHashMap<>(ofAll());
        headers.putAll(OF_PAGES);
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    private Map<String, String> ofAll() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (tls) {
            headers.put("Strict-Transport-Security", TLS_ALONE);
        }
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        ofAll().forEach(response::header);
        if (!request.getPath().startsWith(Assets.FOLDER)) {
            OF_PAGES.forEach(response::header);
            // A patient's link is in the path: it must not travel to any other page.
            response.header(
                    "Referrer-Policy",
                    request.getPath().startsWith("/s/") ? "no-referrer" : "same-origin");
        }
        if (!response.getHeaders().contains("Cache-Control")) {
            response.header(
                    "Cache-Control",
                    request.getPath().startsWith("/assets/") ? "public, max-age=3600" : "no-store");
        }
    }
}
