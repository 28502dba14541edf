package org.joinedup.fieldwork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A mail server that takes emails whole, and then does as it is told. */
final class MailServerStandIn implements AutoCloseable {
    /** What comes after an email. */
    enum Then {
        ACCEPT,
        REFUSE,
        SILENCE,
        HANG_UP
    }

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger received = new AtomicInteger();
    private volatile IntFunction<Then> behaviour = number -> Then.ACCEPT;

    MailServerStandIn() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    int received() {
        return received.get();
    }

    /**
     * @param of an email by its number, from 1
     */
    void behave(IntFunction<Then> of) {
        received.set(0);
        behaviour = of;
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.equals("DATA")) {
                    say(out, "250 so be it");
                } else if (!take(in, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Whoever sends does not wait for ever.
        }
    }

    /**
     * @return whether the conversation goes on
     */
    private boolean take(BufferedReader in, OutputStream out) throws IOException {
        say(out, "354 go on");
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        switch (behaviour.apply(received.incrementAndGet())) {
            case ACCEPT -> say(out, "250 taken");
            case REFUSE -> say(out, "451 not now");
            case SILENCE -> in.readLine();
            case HANG_UP -> {
                return false;
            }
        }
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
