package org.joinedup.response;

import org.joinedup.testing.Questionnaires.Invited;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks the patient's pages as a browser without scripts, cookies or memory does. */
final class FormBrowser {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI base;
    private final String link;

    FormBrowser(URI base, Invited invited) {
        this(base, invited.link());
    }

    FormBrowser(URI base, String link) {
        this.base = base;
        this.link = link;
    }

    HttpResponse<String> head(String page) {
        return send(page, HttpRequest.newBuilder().HEAD());
    }

    HttpResponse<String> get(String page) {
        return send(page, HttpRequest.newBuilder().GET());
    }

    HttpResponse<String> post(String page, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                page,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The page, relative to the link, that an answer sends the browser to. */
    String next(HttpResponse<String> response) {
        if (response.statusCode() != 303) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        String location = response.headers().firstValue("Location").orElseThrow();
        if (!location.startsWith(link)) {
            throw new AssertionError(location);
        }
        return location.substring(link.length());
    }

    String start() {
        return next(post("/start", Map.of("respondent", "self")));
    }

    String answer(int number, int code) {
        return next(post("/questions/" + number, Map.of("answer", String.valueOf(code))));
    }

    String press(int number, String button) {
        return next(post("/questions/" + number, Map.of("action", button)));
    }

    private HttpResponse<String> send(String page, HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.uri(base.resolve(link + page)).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
