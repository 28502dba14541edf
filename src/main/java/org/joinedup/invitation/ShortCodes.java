package org.joinedup.invitation;

import org.joinedup.kernel.Sha256;

import java.math.BigInteger;
import java.util.Locale;

/**
 * The code that is typed from a letter instead of its link: twelve letters without I, O and U, of
 * which no two look alike, and no digits, so that nobody has to change the keyboard of a phone.
 *
 * <p>Eleven letters are drawn from the link's token by SHA-256, so that whoever has the link can
 * print the code, and whoever has the code learns nothing of the link. That is 23^11 = 9.5 * 10^14
 * codes, 49.8 bits. A code lives 42 days at most, and an address may try {@link OpenCode#MOST}
 * unknown ones a minute, which is 600,000 in that time: with 100,000 codes in use, one of a
 * thousand such addresses finds one somewhere with a chance of 6 %, one alone with 0.006 %.
 *
 * <p>The last letter checks the others: the weights of the twelve places differ and 23 is a prime,
 * so that one wrong letter, or any two exchanged, never make a code. Thus people who mistype are
 * told from somebody who guesses.
 */
final class ShortCodes {
    static final int LENGTH = 12;

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final BigInteger BASE = BigInteger.valueOf(LETTERS.length());
    private static final int GROUP = 4;

    private ShortCodes() {}

    /** The code of a link. */
    static String of(String token) {
        BigInteger drawn =
                new BigInteger(1, hash("code of " + Tokens.read(token))).mod(BASE.pow(LENGTH - 1));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH - 1; i++) {
            BigInteger[] next = drawn.divideAndRemainder(BASE);
            code.append(LETTERS.charAt(next[1].intValue()));
            drawn = next[0];
        }
        int check = Math.floorMod(-weighted(code), LETTERS.length());
        return code.append(LETTERS.charAt(check)).toString();
    }

    /** In the groups in which it is printed. */
    static String grouped(String code) {
        return code.replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
    }

    /** The code that was meant, of any text; what looks like a letter of a code is read as it. */
    static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "")
                .replace('I', 'L')
                .replace('1', 'L')
                .replace('O', 'Q')
                .replace('0', 'Q')
                .replace('U', 'V')
                .replace('2', 'Z')
                .replace('5', 'S')
                .replace('8', 'B');
    }

    /** Whether there can be such a code. */
    static boolean isCode(String read) {
        return read.length() == LENGTH
                && read.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)
                && weighted(read) % LETTERS.length() == 0;
    }

    static byte[] hash(String code) {
        return Sha256.of(code);
    }

    /** The last place weighs 1, the others 2 to 12. */
    private static int weighted(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            int weight = i == LENGTH - 1 ? 1 : i + 2;
            sum += weight * LETTERS.indexOf(code.charAt(i));
        }
        return sum;
    }
}
