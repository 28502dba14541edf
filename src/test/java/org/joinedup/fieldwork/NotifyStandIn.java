package org.joinedup.fieldwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine that speaks GOV.UK Notify's HTTP protocol. */
final class NotifyStandIn implements AutoCloseable {
    static final String API_KEY =
            "tests-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Sent> accepted = new CopyOnWriteArrayList<>();
    private final List<Sent> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Sent, Behaviour> behaviour = sent -> Behaviour.ACCEPT;

    /** What it does with a message. */
    enum Behaviour {
        ACCEPT,
        ACCEPT_SLOWLY,
        /** It is on its way, and the sender learns nothing of it. */
        ACCEPT_AND_FAIL,
        FAIL,
        TOO_MANY,
        REFUSE_NUMBER
    }

    /**
     * A message.
     *
     * @param at by this machine's clock that never goes back
     */
    record Sent(
            String id,
            String kind,
            String to,
            String reference,
            String template,
            JsonNode words,
            long at) {
        String link() {
            return words.get("link").asText();
        }

        String token() {
            return link().substring(link().lastIndexOf('/') + 1);
        }
    }

    NotifyStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/notifications", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void behave(Function<Sent, Behaviour> now) {
        behaviour = now;
    }

    void behave(Behaviour now) {
        behave(sent -> now);
    }

    List<Sent> accepted() {
        return accepted;
    }

    List<Sent> acceptedOf(String kind) {
        return accepted.stream().filter(sent -> sent.kind().equals(kind)).toList();
    }

    List<Sent> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ")) {
            respond(exchange, 401, error(401, "AuthError", "no token"));
        } else if (exchange.getRequestMethod().equals("GET")) {
            list(exchange);
        } else {
            take(exchange);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String kind = path.substring(path.lastIndexOf('/') + 1);
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        Sent sent =
                new Sent(
                        UUID.randomUUID().toString(),
                        kind,
                        body.get(kind.equals("sms") ? "phone_number" : "email_address").asText(),
                        body.get("reference").asText(),
                        body.get("template_id").asText(),
                        body.get("personalisation"),
                        System.nanoTime());
        asked.add(sent);
        switch (behaviour.apply(sent)) {
            case ACCEPT -> accept(exchange, sent);
            case ACCEPT_SLOWLY -> {
                pause();
                accept(exchange, sent);
            }
            case ACCEPT_AND_FAIL -> {
                accepted.add(sent);
                respond(exchange, 500, error(500, "Exception", "Internal server error"));
            }
            case FAIL -> respond(exchange, 503, error(503, "Exception", "busy"));
            case TOO_MANY -> respond(exchange, 429, error(429, "RateLimitError", "too many"));
            case REFUSE_NUMBER ->
                    respond(
                            exchange,
                            400,
                            error(400, "ValidationError", "phone_number Not a valid number"));
        }
    }

    private void accept(HttpExchange exchange, Sent sent) throws IOException {
        accepted.add(sent);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", sent.id()).put("reference", sent.reference()).put("uri", url());
        answer.putObject("content")
                .put("body", "…")
                .put("subject", "…")
                .put("from_number", "GOVUK")
                .put("from_email", "no-reply@example.org");
        template(answer, sent);
        respond(exchange, 201, answer);
    }

    private void template(ObjectNode in, Sent sent) {
        in.putObject("template").put("id", sent.template()).put("version", 1).put("uri", url());
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String reference = query.replaceFirst("(?:.*&)?reference=([^&]*).*", "$1");
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("links").put("current", url());
        var found = answer.putArray("notifications");
        accepted.stream()
                .filter(sent -> sent.reference().equals(reference))
                .forEach(
                        sent -> {
                            ObjectNode one = found.addObject();
                            one.put("id", sent.id())
                                    .put("reference", sent.reference())
                                    .put("type", sent.kind())
                                    .put("status", "sending")
                                    .put("body", "…")
                                    .put("created_at", "2026-01-01T10:00:00.000000Z")
                                    .put("is_cost_data_ready", false)
                                    .put("cost_in_pounds", 0.0);
                            one.putObject("cost_details");
                            for (String empty :
                                    List.of(
                                            "email_address",
                                            "phone_number",
                                            "line_1",
                                            "line_2",
                                            "line_3",
                                            "line_4",
                                            "line_5",
                                            "line_6",
                                            "postcode",
                                            "postage",
                                            "subject",
                                            "sent_at",
                                            "completed_at",
                                            "created_by_name",
                                            "scheduled_for",
                                            "estimated_delivery")) {
                                one.putNull(empty);
                            }
                            template(one, sent);
                        });
        respond(exchange, 200, answer);
    }

    private static ObjectNode error(int status, String error, String message) {
        ObjectNode answer = JSON.createObjectNode().put("status_code", status);
        answer.putArray("errors").addObject().put("error", error).put("message", message);
        return answer;
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body)
            throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often each message was accepted. */
    Map<String, Integer> timesAccepted() {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        accepted.forEach(sent -> times.merge(sent.reference(), 1, Integer::sum));
        return times;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
