package org.joinedup.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Renders the precompiled templates. Every page is sent with {@code Cache-Control: no-store}. */
@Singleton
public class Pages {
    static final MediaType HTML = new MediaType("text/html; charset=utf-8");

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader());

    /**
     * @param model the parameters of the template besides {@code m}, the words of the page's
     *     language
     */
    public MutableHttpResponse<byte[]> page(
            HttpStatus status, String template, Messages words, Map<String, Object> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("m", words);
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", parameters, output);
        return HttpResponse.status(status)
                .body(output.toByteArray())
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    public MutableHttpResponse<byte[]> ok(
            String template, Messages words, Map<String, Object> model) {
        return page(HttpStatus.OK, template, words, model);
    }

    /** What a page says, to be put into something else. */
    public static String html(HttpResponse<byte[]> page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    /** The answer to every form: go and get the next page. */
    public static HttpResponse<byte[]> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    HttpResponse<byte[]> error(Problem problem) {
        String words =
                switch (problem.status()) {
                    case 404, 405 -> "error.not-found";
                    case 403 -> "error.not-allowed";
                    case 401 -> "error.not-signed-in";
                    case 413 -> "error.too-large";
                    case 429, 503 -> "error.busy";
                    default -> problem.status() < 500 ? "error.bad-request" : "error.internal";
                };
        return page(
                HttpStatus.valueOf(problem.status()),
                "web/error",
                Messages.in("en"),
                Map.of("key", words));
    }
}
