package org.joinedup.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no client library would send, written onto the wire byte by byte. */
final class BrokenRequests {
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] ([0-9]{3})");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI node;
    private final Set<Integer> statuses;

    BrokenRequests(URI node, Set<Integer> statuses) {
        this.node = node;
        this.statuses = statuses;
    }

    void sendAll(String token, LeakSearch secrets) {
        String who = secrets.secrets().get("a name");
        String link = "/s/" + token;
        send(get(link + "%zz"));
        send(get(link + "%00"));
        send(get("//" + link + "//"));
        send(get(link + "/../../" + token));
        send(get(link + "?" + token + "=%"));
        send(get(link + "a".repeat(9_000)));
        send("FROB " + link + " HTTP/1.1\r\nHost: x\r\n\r\n");
        send("GET " + link + " HTTP/9.7\r\nHost: x\r\n\r\n");
        send("GET " + link + "\r\n\r\n");
        send(head("GET", link) + "X-Large: " + token.repeat(2_000) + "\r\n\r\n");
        send(head("GET", link) + "X " + token + "\u0001: x\r\n\r\n");
        send(head("GET", link) + "Cookie: joined-up-session=\"" + token + "\u0001;;=;\r\n\r\n");
        send(head("GET", link) + "Accept: " + token + "//;;q=\r\n\r\n");
        send(head("GET", link) + "Accept-Language: " + token + "-*;q=x\r\n\r\n");
        send(head("GET", "/surveys") + "Authorization: Basic " + token + "\r\n\r\n");
        send(head("GET", "/surveys") + "Authorization: Bearer a." + token + ".b\r\n\r\n");
        send(head("POST", link + "/start") + "Content-Length: " + token + "\r\n\r\nx");
        send(form(link + "/start", "respondent=%zz&name=" + who));
        send(form(link + "/questions/1", "answer=" + who + "&answer=%"));
        send(form(link + "/about-you", "ageBand=" + who));
        send(form("/s", "code=" + who + "%"));
        send(form("/sign-in", "username=" + who + "&password=" + who + "%e"));
        send(body("/api/v1/tokens", "application/json", "{\"username\": [\"" + who + "\"]}"));
        send(body("/api/v1/tokens", "application/json; charset=" + token, "{}"));
        send(
                body(
                        "/surveys/" + token + "/lists",
                        "multipart/form-data; boundary=x",
                        "--x\r\n" + who));
        send(
                head("POST", "/api/v1/invitations/" + token + "/responses")
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "zz"
                        + who
                        + "\r\n");
        send("\u0016\u0003\u0001" + who + "\r\n\r\n");
        hangUp(
                head("POST", link + "/start")
                        + "Content-Type: "
                        + FORM
                        + "\r\nContent-Length: 500\r\n\r\nrespondent="
                        + who);
    }

    private static String get(String path) {
        return head("GET", path) + "\r\n";
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    }

    private static String form(String path, String body) {
        return body(path, FORM, body);
    }

    private static String body(String path, String type, String body) {
        return head("POST", path)
                + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(type, body.length(), body);
    }

    private void send(String request) {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String reply =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(reply);
            if (status.find()) {
                statuses.add(Integer.valueOf(status.group(1)));
            }
        } catch (IOException e) {
            // To be hung up on, or not answered, is an answer to this.
        }
    }

    private void hangUp(String request) {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
