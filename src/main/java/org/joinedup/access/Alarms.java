package org.joinedup.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Tells the audit trail that somebody guesses: once an hour for each network and what is guessed,
 * however many guesses there are, and never what was guessed.
 */
@Singleton
public class Alarms {
    /** Who guesses is nobody that is known. */
    private static final String NOBODY = "nobody";

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration QUIET = Duration.ofHours(1);

    private final AuditTrail audit;
    private final Cache<String, Boolean> raised =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(QUIET).build();

    Alarms(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Returns at once; what could not be written down is written down at the next guess.
     *
     * @param act what is guessed, such as {@code links-guessed}
     * @param network that the guesses come from
     */
    public void raise(String act, String network, String details) {
        String key = act + " " + network;
        if (raised.asMap().putIfAbsent(key, true) == null) {
            Thread.startVirtualThread(audit.ordered(() -> write(key, act, network, details)));
        }
    }

    private void write(String key, String act, String network, String details) {
        try {
            audit.record(NOBODY, act, network, details);
        } catch (RuntimeException e) {
            raised.invalidate(key);
            LOG.warn("an alarm is not in the audit trail: {}", e.getClass().getName());
        }
    }
}
