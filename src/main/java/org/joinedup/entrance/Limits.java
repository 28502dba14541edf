package org.joinedup.entrance;

import io.github.bucket4j.Bucket;

import jakarta.inject.Singleton;

import org.joinedup.web.Buckets;

import java.time.Duration;

/**
 * How many visits may begin in a minute: at one kiosk more than people can stand before it, and
 * from one network more than a busy waiting room has. Each begun visit is a row that is kept.
 */
@Singleton
class Limits {
    private static final int AT_A_KIOSK = 20;
    private static final int FROM_A_NETWORK = 60;

    private final Buckets visits = new Buckets(Duration.ofMinutes(5));

    boolean allowAt(Kiosk kiosk) {
        return bucket("kiosk " + kiosk.id(), AT_A_KIOSK).tryConsume(1);
    }

    boolean allowFrom(String network) {
        return bucket("network " + network, FROM_A_NETWORK).tryConsume(1);
    }

    private Bucket bucket(String key, int most) {
        return visits.filledEvenly(key, most, Duration.ofMinutes(1));
    }
}
