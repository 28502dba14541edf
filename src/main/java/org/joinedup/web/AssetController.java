package org.joinedup.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves {@link Assets}, to be kept for a year; of another release to be kept not at all. */
@Hidden
@Controller(Assets.FOLDER)
@Secured(SecurityRule.IS_ANONYMOUS)
class AssetController {
    private static final String WORKER = "worker.js";
    private static final String GZIP = "gzip";

    @Get("/{version}/{name}")
    HttpResponse<byte[]> get(String version, String name, HttpRequest<?> request) {
        return Assets.find(name)
                .<HttpResponse<byte[]>>map(asset -> answer(version, name, asset, request))
                .orElseGet(HttpResponse::notFound);
    }

    private static HttpResponse<byte[]> answer(
            String version, String name, Assets.Asset asset, HttpRequest<?> request) {
        boolean packed =
                request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
                        .anyMatch(encodings -> encodings.contains(GZIP));
        MutableHttpResponse<byte[]> response =
                HttpResponse.ok(packed ? asset.packed() : asset.plain())
                        .header(HttpHeaders.CONTENT_TYPE, asset.type())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                Assets.isCurrent(version)
                                        ? "public, max-age=31536000, immutable"
                                        : "no-store");
        if (packed) {
            response.header(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        if (name.equals(WORKER)) {
            // It lies among the assets and looks after the patient's pages.
            response.header("Service-Worker-Allowed", "/s");
        }
        return response;
    }
}
