package org.joinedup.access;

import com.nulabinc.zxcvbn.Zxcvbn;

import jakarta.inject.Singleton;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hashes and checks passwords with bcrypt, which reads no more than 72 bytes of them. */
@Singleton
class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST_BYTES = 72;

    /**
     * By zxcvbn's scale: found after 10 thousand million guesses of one who knows how people
     * choose.
     */
    private static final int LEAST_SCORE = 3;

    /** Of which more would take longer than a hash, and make none easier to guess. */
    private static final int ENOUGH_CHARACTERS = 36;

    private static final List<String> OF_THE_SERVICE = List.of("joined", "joinedup");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s._-]+");

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final String hashOfNobody = bcrypt.encode("nobody");

    String hash(String password) {
        return bcrypt.encode(password);
    }

    /** Takes the same time for an account that does not exist. */
    boolean matches(String password, Optional<String> hash) {
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return false;
        }
        return bcrypt.matches(password, hash.orElse(hashOfNobody)) && hash.isPresent();
    }

    /** Its lists of common passwords, names and words are read when somebody wants a new one. */
    private static final class Guessing {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** Why a new password of that account cannot be used, if it cannot. */
    static Optional<String> fault(String password, String username) {
        if (password.length() < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("must have at most " + LONGEST_BYTES + " bytes");
        }
        List<String> known = known(username);
        return score(password, known) < LEAST_SCORE || score(joined(password), known) < LEAST_SCORE
                ? Optional.of("is too easy to guess")
                : Optional.empty();
    }

    private static int score(String password, List<String> known) {
        String start = password.substring(0, Math.min(ENOUGH_CHARACTERS, password.length()));
        return Guessing.ZXCVBN.measure(start, known).getScore();
    }

    /** A space or hyphen between two words makes them no harder to guess, as zxcvbn thinks. */
    private static String joined(String password) {
        return SEPARATORS.matcher(password).replaceAll("");
    }

    private static List<String> known(String username) {
        return Stream.of(
                        OF_THE_SERVICE.stream(),
                        Stream.of(username, joined(username)),
                        SEPARATORS.splitAsStream(username))
                .flatMap(Function.identity())
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
