package org.joinedup.security;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends requests as they are, which no client of HTTP would, over a connection that is kept. */
final class Wire implements AutoCloseable {
    /** Instead of a status, where an answer before had more than it said. */
    static final int OUT_OF_STEP = 1;

    private static final int PATIENCE_MS = 60_000;

    private final URI server;
    private Socket socket;
    private InputStream input;
    private String last = "";

    Wire(URI server) {
        this.server = server;
    }

    /**
     * What was answered.
     *
     * @param status 0 where the connection was closed without an answer
     * @param body of which each character is a byte
     */
    record Answer(int status, List<String> headers, String body) {
        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        String text() {
            return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    String host() {
        return server.getHost() + ":" + server.getPort();
    }

    /** One request, whose first lines name everything but the length of what follows them. */
    Answer send(String method, String target, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        boolean isFresh = socket == null;
        try {
            Answer answer = exchange(method, request.toByteArray());
            last = method + " " + target + " " + answer.status();
            return answer;
        } catch (IOException e) {
            close();
            // A kept connection may have been closed meanwhile.
            return isFresh ? none() : again(method, request.toByteArray());
        }
    }

    private Answer again(String method, byte[] request) {
        try {
            return exchange(method, request);
        } catch (IOException e) {
            close();
            return none();
        }
    }

    private static Answer none() {
        return new Answer(0, List.of(), "");
    }

    private Answer exchange(String method, byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            input = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // What is too large is refused before it was read: the answer may be there already.
            return read(method);
        }
        return read(method);
    }

    private Answer read(String method) throws IOException {
        String first = line();
        if (!first.startsWith("HTTP/1.")) {
            // More came before than was said.
            close();
            return new Answer(OUT_OF_STEP, List.of(), "after " + last + ": " + first);
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        if (status == 100) {
            return read(method);
        }
        Answer head = new Answer(status, headers, "");
        boolean hasBody = !method.equals("HEAD") && status != 204 && status != 304;
        byte[] body = hasBody ? body(head) : new byte[0];
        // Where the first line could not be read, nobody knows that it began with HEAD.
        boolean isUnread =
                first.startsWith("HTTP/1.0")
                        || (method.equals("HEAD") && (status == 400 || status == 413));
        if (isUnread || head.header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private byte[] body(Answer head) throws IOException {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                all.write(input.readNBytes(size));
                line();
            }
            line();
            return all.toByteArray();
        }
        String length = head.header("content-length");
        if (!length.isEmpty()) {
            return input.readNBytes(Integer.parseInt(length));
        }
        byte[] rest = input.readAllBytes();
        close();
        return rest;
    }

    private int size() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Whether nothing came that was not asked for. */
    boolean isInStep() {
        try {
            return socket == null || input.available() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
        }
    }
}
