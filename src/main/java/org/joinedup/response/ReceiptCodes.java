package org.joinedup.response;

import java.security.SecureRandom;

/** Codes to read aloud and copy by hand: 55 random bits, no two characters that look alike. */
final class ReceiptCodes {
    private static final String ALPHABET = "234679ACDEFGHJKMNPQRTVWXY";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptCodes() {}

    static String next() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
