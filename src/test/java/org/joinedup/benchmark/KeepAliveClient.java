package org.joinedup.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * One connection that is kept, and little beside it, so that on a machine that is shared with the
 * service the client costs next to nothing.
 */
final class KeepAliveClient implements AutoCloseable {
    private static final int LINE = 8192;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    KeepAliveClient(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends again and again what has a number, and expects the same status. */
    static Load.Client of(URI service, int expected, IntFunction<byte[]> requests)
            throws IOException {
        KeepAliveClient client = new KeepAliveClient(service);
        return new Load.Client() {
            @Override
            public boolean act(int number) throws IOException {
                return client.send(requests.apply(number)) == expected;
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }

    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: benchmark\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String path, byte[] json) {
        byte[] head =
                ("POST "
                                + path
                                + " HTTP/1.1\r\n"
                                + "Host: benchmark\r\n"
                                + "Content-Type: application/json\r\n"
                                + "Content-Length: "
                                + json.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + json.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        return request;
    }

    /**
     * @return the status, once the whole reply has come
     */
    int send(byte[] request) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) {
            for (int size = size(); size > 0; size = size()) {
                in.skipNBytes(size + 2L);
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        byte[] line = new byte[LINE];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
