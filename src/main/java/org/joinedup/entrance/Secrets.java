package org.joinedup.entrance;

import org.joinedup.kernel.Sha256;

import java.security.SecureRandom;

/**
 * Keys of kiosks and tokens of open links: 130 random bits, of which only the SHA-256 is stored.
 */
final class Secrets {
    private static final String CHARACTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String next() {
        StringBuilder secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return secret.toString();
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
