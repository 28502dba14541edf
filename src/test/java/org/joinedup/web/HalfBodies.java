package org.joinedup.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** People who send most of a large body at once, of the rest a little now and then, and no end. */
final class HalfBodies implements AutoCloseable {
    private static final int LENGTH = 8 * 1024 * 1024;
    private static final int AT_ONCE = LENGTH - 1024 * 1024;
    private static final int NOW_AND_THEN = 10_000;

    private final Queue<Closeable> sockets = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sending = new AtomicInteger();

    /**
     * @param known a line of the head that says who they are; empty of nobody
     */
    HalfBodies(URI node, int count, String known) {
        for (int i = 0; i < count; i++) {
            Thread.ofVirtual().start(() -> send(node, known));
        }
    }

    private void send(URI node, String known) {
        sending.incrementAndGet();
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            sockets.add(socket);
            Thread.ofVirtual().start(() -> read(socket));
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/surveys HTTP/1.1\r\nHost: localhost\r\n"
                                    + known
                                    + "Content-Type: application/json\r\nContent-Length: "
                                    + LENGTH
                                    + "\r\n\r\n{\"name\":\"")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write("a".repeat(AT_ONCE).getBytes(StandardCharsets.US_ASCII));
            for (int sent = AT_ONCE; sent + NOW_AND_THEN < LENGTH - 100; sent += NOW_AND_THEN) {
                Thread.sleep(500);
                out.write("a".repeat(NOW_AND_THEN).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | InterruptedException e) {
            // Hung up on, by either side; sending() tells.
        } finally {
            sending.decrementAndGet();
        }
    }

    private void read(Socket socket) {
        try {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 000".length());
            String start = new String(line, StandardCharsets.US_ASCII);
            if (start.startsWith("HTTP/1.1 ")
                    && start.length() == line.length
                    && line.length > 11) {
                statuses.add(Integer.valueOf(start.substring(9)));
            }
        } catch (IOException e) {
            // Hung up on before there was an answer.
        }
    }

    /** Of all who were answered, as soon as anybody was; of nobody after 20 s. */
    List<Integer> statuses() throws InterruptedException {
        for (int i = 0; statuses.isEmpty() && i < 200; i++) {
            Thread.sleep(100);
        }
        return List.copyOf(statuses);
    }

    /** How many go on. */
    int sending() {
        return sending.get();
    }

    @Override
    public void close() throws IOException {
        for (Closeable socket : sockets) {
            socket.close();
        }
    }
}
