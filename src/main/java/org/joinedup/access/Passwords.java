package org.joinedup.access;

import jakarta.inject.Singleton;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Hashes and checks passwords with bcrypt, which reads no more than 72 bytes of them. */
@Singleton
class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST_BYTES = 72;

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

    /** Why a new password cannot be used, if it cannot. */
    static Optional<String> fault(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                ? Optional.of("must have at most " + LONGEST_BYTES + " bytes")
                : Optional.empty();
    }
}
