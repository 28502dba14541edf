package org.joinedup.client;

import org.joinedup.kernel.Sha256;

import java.security.SecureRandom;
import java.util.Base64;

/** API keys and client secrets: 256 random bits, shown once, stored as SHA-256. */
final class Secrets {
    /** What tells a key from a token, and somebody who finds one what it is. */
    static final String KEY_PREFIX = "ju_";

    private static final String SECRET_PREFIX = "jus_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String make(CredentialKind kind) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return (kind == CredentialKind.API_KEY ? KEY_PREFIX : SECRET_PREFIX)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
