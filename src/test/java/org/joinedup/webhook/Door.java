package org.joinedup.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on this machine that counts who connects, whatever they say. */
final class Door implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("::"));
    private final AtomicInteger knocks = new AtomicInteger();

    Door() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                socket.accept().close();
                knocks.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int knocks() {
        return knocks.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
