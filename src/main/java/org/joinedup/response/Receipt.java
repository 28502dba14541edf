package org.joinedup.response;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Proof that a response is stored.
 *
 * @param code what the person keeps; says nothing about the answers
 */
public record Receipt(String code, Instant submittedAt) {
    /** A new one, of now. */
    static Receipt next(Clock clock) {
        return new Receipt(ReceiptCodes.next(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
