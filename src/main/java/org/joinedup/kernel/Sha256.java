package org.joinedup.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of what is added to it, one after the other. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] of(String text) {
        return new Sha256().add(text).bytes();
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** After its length, so that nothing of one part can pass into the next. */
    public Sha256 addPart(Object part) {
        byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
        return add(bytes.length + ":").add(bytes);
    }

    public byte[] bytes() {
        return digest.digest();
    }

    /** In hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
