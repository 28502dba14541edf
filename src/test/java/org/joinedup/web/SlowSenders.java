package org.joinedup.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** People who send one byte every fifth of a second, and never come to the end. */
final class SlowSenders implements AutoCloseable {
    static final String HEAD = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    static final String BODY =
            "POST /api/v1/invitations/nobody/responses HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";

    private final List<SocketChannel> connections = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ends;

    /**
     * @param begin what each sends at once
     */
    SlowSenders(URI node, int count, String begin) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel connection =
                    SocketChannel.open(new InetSocketAddress(node.getHost(), node.getPort()));
            // Each on a link of their own: of one link so many would be refused.
            connection.write(bytes(begin.replace("nobody", "nobody" + i)));
            connection.configureBlocking(false);
            connections.add(connection);
        }
        thread = Thread.ofVirtual().start(this::drip);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void drip() {
        while (!ends) {
            for (SocketChannel each : connections) {
                try {
                    each.write(bytes("a"));
                } catch (IOException e) {
                    // Was hung up on; open() tells.
                }
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** How many the other side has not hung up on. */
    long open() throws InterruptedException {
        ends = true;
        thread.join();
        return connections.stream().filter(SlowSenders::isOpen).count();
    }

    private static boolean isOpen(SocketChannel connection) {
        try {
            return connection.read(ByteBuffer.allocate(1)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        ends = true;
        for (SocketChannel each : connections) {
            each.close();
        }
    }

    /** Of what a request with more lines in its head is answered. */
    static String firstLine(URI node, String lines) throws IOException {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream()
                        .write(
                                ("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Hung up on in the middle; what was answered before can still be read.
            }
            String reply =
                    new String(socket.getInputStream().readNBytes(60), StandardCharsets.ISO_8859_1);
            return reply.lines().findFirst().orElse("");
        }
    }
}
