package org.joinedup.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A client that sees exactly what the wire carries, as one caller. */
public final class Api {
    public static final String ADMINISTRATOR = "administrator";
    public static final String PASSWORD = "correct horse battery";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI base;
    private final String bearer;
    private final Map<String, String> headers;

    public Api(URI base) {
        this(base, null, Map.of());
    }

    private Api(URI base, String bearer, Map<String, String> headers) {
        this.base = base;
        this.bearer = bearer;
        this.headers = headers;
    }

    /** An answer with its body as text and, where it is JSON, as a tree. */
    public record Reply(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + body, e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Api administrator() {
        return signedIn(ADMINISTRATOR, PASSWORD);
    }

    public Api signedIn(String username, String password) {
        Reply reply = post("/api/v1/tokens", Map.of("username", username, "password", password));
        if (reply.status() != 200) {
            throw new IllegalStateException(
                    "sign-in answered " + reply.status() + " " + reply.body());
        }
        return withBearer(reply.json().get("accessToken").asText());
    }

    public Api withBearer(String token) {
        return new Api(base, token, headers);
    }

    /** The same caller, who sends this header with every request. */
    public Api withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(base, bearer, more);
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** A file that is no text. */
    public byte[] getBytes(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).GET();
        return exchange(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    public Reply delete(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).DELETE());
    }

    /** Sends a value as JSON; a string is sent as it is. */
    public Reply post(String path, Object body) {
        return write(
                "POST", path, "application/json", body instanceof String text ? text : json(body));
    }

    public Reply put(String path, Object body) {
        return write(
                "PUT", path, "application/json", body instanceof String text ? text : json(body));
    }

    public Reply write(String method, String path, String contentType, String body) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private Reply send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body(), response);
    }

    private <T> HttpResponse<T> exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
