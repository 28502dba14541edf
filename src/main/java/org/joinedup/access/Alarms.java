package org.joinedup.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.inject.Singleton;

import java.time.Duration;

/**
 * Tells the audit trail that somebody guesses: once an hour for each network and what is guessed,
 * however many guesses there are, and never what was guessed.
 */
@Singleton
public class Alarms {
    /** Who guesses is nobody that is known. */
    private static final String NOBODY = "nobody";

    private static final Duration QUIET = Duration.ofHours(1);

    private final AuditTrail audit;
    private final Cache<String, Boolean> raised =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(QUIET).build();

    Alarms(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * @param act what is guessed, such as {@code links-guessed}
     * @param network that the guesses come from
     */
    public void raise(String act, String network, String details) {
        if (raised.asMap().putIfAbsent(act + " " + network, true) == null) {
            audit.record(NOBODY, act, network, details);
        }
    }
}
