package org.joinedup.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line between a browser and the service, or between it and the database, that can be cut, lose
 * replies, fall silent, or lead to another node, while the address stays the same.
 */
public final class Relay implements AutoCloseable {
    private enum Line {
        WHOLE,
        CUT,
        LOSES_REPLIES,
        SILENT
    }

    private final ServerSocket door;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong received = new AtomicLong();
    private volatile int target;
    private volatile Line line = Line.WHOLE;

    public Relay(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** No connection from now on; those that exist break. */
    public void cut() {
        line = Line.CUT;
        hangUp();
    }

    /** Requests arrive, replies do not. */
    public void loseReplies() {
        line = Line.LOSES_REPLIES;
    }

    /** Whatever is sent either way is lost without a word, and nobody hangs up. */
    public void fallSilent() {
        line = Line.SILENT;
    }

    public void mend() {
        line = Line.WHOLE;
    }

    /** Bytes of all replies since this was last asked, with their headers. */
    public long received() {
        return received.getAndSet(0);
    }

    public void leadTo(int otherTarget) {
        target = otherTarget;
        hangUp();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                if (line == Line.CUT) {
                    browser.close();
                } else {
                    connect(browser);
                }
            } catch (IOException e) {
                // The browser or the service is gone: what a line is for.
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        open.add(browser);
        Socket service;
        try {
            service = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            browser.close();
            throw e;
        }
        open.add(service);
        Thread.ofVirtual().start(() -> copy(browser, service, false));
        Thread.ofVirtual().start(() -> copy(service, browser, true));
    }

    private void copy(Socket from, Socket to, boolean replies) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (replies && line == Line.LOSES_REPLIES) {
                    return;
                }
                if (line == Line.SILENT) {
                    continue;
                }
                if (replies) {
                    received.addAndGet(n);
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // Cut, on purpose or by either end.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void hangUp() {
        for (Closeable socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }
}
