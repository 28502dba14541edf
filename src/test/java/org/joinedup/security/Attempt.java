package org.joinedup.security;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request of a fuzz.
 *
 * @param about the operation or the form that it was made of
 * @param target the address as it is sent
 * @param body of which each character is a byte
 */
record Attempt(
        String about,
        Reader reader,
        String method,
        String target,
        List<String> headers,
        String body) {
    private static final int MOST = 700;

    /** Who asks. */
    enum Reader {
        ADMINISTRATOR,
        COORDINATOR,
        VIEWER,
        /** Of another provider. */
        STRANGER,
        MACHINE,
        NOBODY
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    boolean isApi() {
        return target.startsWith("/api/") || target.startsWith("/oauth/token");
    }

    /** To be sent again. */
    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        return "%s as %s: %s %s %s%n%s"
                .formatted(about, reader, method, cut(target), headers, cut(text));
    }

    private static String cut(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, MOST) + "… (" + text.length() + " characters)";
    }
}
