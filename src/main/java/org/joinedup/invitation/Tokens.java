package org.joinedup.invitation;

import org.joinedup.kernel.Sha256;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The secrets in patients' links: 130 random bits in 26 characters. Only their SHA-256 is stored.
 *
 * <p>Links are also typed from paper, so the characters are Crockford's base 32: no capitals, and
 * none that look alike. What a person easily types instead is read as what was meant.
 */
final class Tokens {
    static final int LENGTH = 26;

    private static final String CHARACTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int FIVE_BITS = 31;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        byte[] random = new byte[LENGTH];
        RANDOM.nextBytes(random);
        StringBuilder token = new StringBuilder(LENGTH);
        for (byte b : random) {
            token.append(CHARACTERS.charAt(b & FIVE_BITS));
        }
        return token.toString();
    }

    /** The token that was meant; any text may be given. */
    static String read(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace(" ", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    static byte[] hash(String token) {
        return Sha256.of(read(token));
    }
}
